package io.fairlead.plugin.gemini.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.api.provider.Provider;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedCall;
import io.fairlead.testkit.TestAttempt;
import io.fairlead.testkit.TestCall;
import io.fairlead.testkit.TestCredential;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeminiProviderTest {
    private static Provider provider(Map<String, ?> settings) {
        GeminiProviderFactory factory = new GeminiProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }

    @ParameterizedTest
    @CsvSource({
        "https://generativelanguage.googleapis.com, https://generativelanguage.googleapis.com/v1beta/models/m:g",
        "https://generativelanguage.googleapis.com/v1beta/, https://generativelanguage.googleapis.com/v1beta/models/m:g",
        "https://generativelanguage.googleapis.com/v1beta/models, https://generativelanguage.googleapis.com/v1beta/models/m:g",
        "https://generativelanguage.googleapis.com/v1, https://generativelanguage.googleapis.com/v1/models/m:g",
        "http://proxy:8080/google, http://proxy:8080/google/v1beta/models/m:g"
    })
    void goesToTheVersionOfTheApi(String base, String url) {
        HeapBody body = HeapBody.json("{}");
        RecordedCall call = RecordedCall.of("/models/m:g", body);
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();

        provider(Map.of("base-url", base, "headers", Map.of("x-more", "1")))
                .address(
                        call,
                        TestAttempt.of(
                                TestDeployment.of("p", "m"),
                                "gemini.generate",
                                facts,
                                TestRequest.post("/").withQuery("key=k")));

        assertThat(call.url()).isEqualTo(url);
        assertThat(call.fields().lines()).contains("x-more: 1");
    }

    @ParameterizedTest
    @CsvSource({"AIzaKey, x-goog-api-key: AIzaKey", "ya29.token, authorization: Bearer ya29.token"})
    void putsTheKeyIntoAHeaderField(String secret, String field) {
        TestHeaders headers = TestHeaders.of();
        TestCall call = TestCall.of("https://h/v1beta/models/m:g", headers, HeapBody.json("{}"));

        assertThat(provider(Map.of()).authorize(headers, call, TestCredential.of(secret)))
                .isNull();
        assertThat(headers.lines()).containsExactly(field);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "400|INVALID_ARGUMENT|API_KEY_INVALID|API key not valid. Please pass a valid API key.|auth",
                "400|INVALID_ARGUMENT|API_KEY_INVALID|Something else.|auth",
                "400|FAILED_PRECONDITION||User location is not supported for the API use.|auth",
                "400|INVALID_ARGUMENT||The input token count (2000) exceeds the maximum number of tokens allowed (1000).|context_length",
                "400|INVALID_ARGUMENT||Invalid value at 'contents'.|invalid_request",
                "403|PERMISSION_DENIED||Permission denied.|auth",
                "404|NOT_FOUND||models/x is not found for API version v1beta.|not_found",
                "429|RESOURCE_EXHAUSTED||Resource has been exhausted (e.g. check quota).|rate_limit",
                "500|INTERNAL||An internal error has occurred.|server",
                "400|INVALID_ARGUMENT||Corrupted thought signature.|unreadable_proof",
                "400|INVALID_ARGUMENT||Invalid thought signature.|unreadable_proof",
                "400|INVALID_ARGUMENT||Unable to submit request because Thought signature is not valid.. Learn more:|unreadable_proof",
                "400|INVALID_ARGUMENT||Function call is missing a thought_signature in functionCall parts.|invalid_request",
                "503|UNAVAILABLE||The model is overloaded.|server",
                "504|DEADLINE_EXCEEDED||The request timed out.|server"
            })
    void knowsWhatAFailureMeans(int status, String type, String code, String message, String kind) {
        Failure failure =
                provider(Map.of()).classify(TestReply.of(status), UpstreamError.of(status, type, code, message));

        assertThat(failure).isNotNull();
        assertThat(failure.kind().name()).isEqualTo(kind);
    }

    @Test
    void heedsTheWaitThatAnErrorTells() {
        UpstreamError error = UpstreamError.of(429, "RESOURCE_EXHAUSTED", null, "You exceeded your current quota.")
                .withRetryAfter(Duration.ofSeconds(41));

        Failure failure = provider(Map.of()).classify(TestReply.of(429), error);

        assertThat(failure).isNotNull();
        assertThat(failure.kind().name()).isEqualTo("rate_limit");
        assertThat(failure.retryAfter()).isEqualTo(Duration.ofSeconds(41));
    }

    @Test
    void listsModelsPageByPage() {
        ModelListing listing = provider(Map.of()).modelListing().orElseThrow();
        TestHeaders headers = TestHeaders.of();

        assertThat(listing.address(headers, TestCredential.of("k"), null))
                .hasToString("https://generativelanguage.googleapis.com/v1beta/models?pageSize=1000");
        assertThat(headers.lines()).contains("x-goog-api-key: k");
        assertThat(listing.address(headers, TestCredential.of("k"), "a b&c").toString())
                .endsWith("/models?pageSize=1000&pageToken=a+b%26c");
        ModelPage page = listing.parse(TestReply.json(), Slice.utf8("""
                {"models":[{"name":"models/gemini-x","inputTokenLimit":1000,"outputTokenLimit":100,\
                "supportedGenerationMethods":["generateContent","countTokens"]},\
                {"name":"models/embedding-x","supportedGenerationMethods":["embedContent"]},\
                {"name":"models/imagen-x","supportedGenerationMethods":["predict"]},{"displayName":"nameless"},7],\
                "nextPageToken":"next"}"""));
        assertThat(page.models()).extracting(ListedModel::name).containsExactly("gemini-x", "embedding-x");
        assertThat(page.models().getFirst().contextWindow()).hasValue(1000);
        assertThat(page.models().getFirst().maxOutput()).hasValue(100);
        assertThat(page.models().getFirst().capabilities()).isEmpty();
        assertThat(page.models().getLast().capabilities().orElseThrow())
                .extracting(Object::toString)
                .containsExactly("embeddings");
        assertThat(page.cursor()).isEqualTo("next");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "https://user@host", "host"})
    void refusesWhatIsNoBaseUrl(String url) {
        assertThatThrownBy(() -> provider(Map.of("base-url", url))).hasMessageContaining("base URL");
    }
}
