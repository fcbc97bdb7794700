package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.UpstreamError;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Deployments of Azure: their paths, keys, tokens and failures. */
class AzureTest {
    private static final TestDeployment MODEL = TestDeployment.of("p", "m");
    private static final TestCall CALL =
            TestCall.of("https://host/v1/chat/completions", TestHeaders.of(), HeapBody.json("{}"));
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").build();

    @ParameterizedTest
    @CsvSource({
        "https://mine.openai.azure.com, , /chat/completions, https://mine.openai.azure.com/openai/v1/chat/completions",
        "https://mine.openai.azure.com/openai/v1/, , /responses, https://mine.openai.azure.com/openai/v1/responses",
        "https://mine.openai.azure.com, 2024-10-21, /chat/completions,"
                + " https://mine.openai.azure.com/openai/deployments/m/chat/completions?api-version=2024-10-21",
        "https://mine.openai.azure.com/openai, 2024-10-21, /embeddings,"
                + " https://mine.openai.azure.com/openai/deployments/m/embeddings?api-version=2024-10-21",
        "https://mine.openai.azure.com, 2025-03-01-preview, /responses,"
                + " https://mine.openai.azure.com/openai/responses?api-version=2025-03-01-preview",
    })
    void addressesDeploymentsOfAzure(String baseUrl, @Nullable String version, String target, String url) {
        Provider provider = provider(
                version == null ? Map.of("base-url", baseUrl) : Map.of("base-url", baseUrl, "api-version", version));
        RecordedCall call = RecordedCall.of(target, HeapBody.json("{}"));

        provider.address(call, TestAttempt.of(MODEL, "openai.chat", FACTS, TestRequest.post("/")));

        assertThat(call.url()).isEqualTo(url);
    }

    @Test
    void putsAKeyOfAzureIntoItsOwnHeader() {
        TestHeaders key = TestHeaders.of();
        TestHeaders token = TestHeaders.of();
        String url = "https://mine.openai.azure.com";

        provider(Map.of("base-url", url)).authorize(key, CALL, TestCredential.of("k-1"));
        provider(Map.of("base-url", url, "key-header", "authorization"))
                .authorize(token, CALL, TestCredential.of("t-1"));

        assertThat(key.lines()).containsExactly("api-key: k-1");
        assertThat(token.lines()).containsExactly("authorization: Bearer t-1");
    }

    @Test
    void wantsAnApplicationOfEntraToBeWhole() {
        assertThatThrownBy(() -> provider(Map.of("base-url", "https://mine.openai.azure.com", "entra-tenant", "t")))
                .hasMessageContaining("all of them or none");
    }

    @Test
    void waitsForItsTokenOfEntra() {
        Provider provider = provider(Map.of(
                "base-url",
                "https://mine.openai.azure.com",
                "entra-tenant",
                "t",
                "entra-client",
                "c",
                "entra-secret",
                "s"));

        assertThat(provider.authorize(TestHeaders.of(), CALL, TestCredential.of("")))
                .isNotNull()
                .extracting(Failure::kind)
                .isEqualTo(FailureKind.SERVER);
    }

    @Test
    void knowsWhatAzureFailsWith() {
        Provider provider = provider(Map.of("base-url", "https://mine.openai.azure.com"));

        assertThat(provider.classify(TestReply.of(404), UpstreamError.of(404, null, "DeploymentNotFound", "No such.")))
                .extracting(Failure::kind)
                .isEqualTo(FailureKind.NOT_FOUND);
        assertThat(provider.classify(TestReply.of(400), UpstreamError.of(400, null, "content_filter", "Filtered.")))
                .extracting(Failure::kind)
                .isEqualTo(FailureKind.CONTENT_POLICY);
        assertThat(provider.classify(
                        TestReply.of(429, "retry-after", "7"),
                        UpstreamError.of(429, null, "RateLimitReached", "Slow.")))
                .extracting(Failure::retryAfter)
                .isEqualTo(Duration.ofSeconds(7));
    }

    private static Provider provider(Map<String, ?> settings) {
        OpenAiProviderFactory factory = new OpenAiProviderFactory();
        return factory.create(FixedContext.with(factory.settings(), settings));
    }
}
