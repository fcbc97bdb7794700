package io.fairlead.plugin.nimbus;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NimbusProviderTest {
    private static final HeapBody BODY = HeapBody.json("{\"engine\":\"large\",\"turns\":[]}");

    private final Provider provider = provider();

    private static Provider provider() {
        NimbusProvider.Factory factory = new NimbusProvider.Factory();
        return factory.create(FixedContext.with(factory.settings(), Map.of("base-url", "https://nimbus.test/v1")));
    }

    @Test
    void addresses_a_call() {
        RecordedCall call = RecordedCall.of("/generate", BODY);
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "large").build();
        TestRequest head = TestRequest.post("/v1/chat/completions");

        provider.address(call, TestAttempt.of(TestDeployment.of("nimbus", "large"), "nimbus.generate", facts, head));

        assertThat(call.url()).isEqualTo("https://nimbus.test/v1/generate");
    }

    @Test
    void authorizes_a_call() {
        TestHeaders headers = TestHeaders.of();
        TestCall call = TestCall.of("https://nimbus.test/v1/generate", headers, BODY);

        assertThat(provider.authorize(headers, call, TestCredential.of("k-1"))).isNull();
        assertThat(headers.lines()).containsExactly("Authorization: Nimbus k-1");
        assertThat(provider.authorize(headers, call, TestCredential.of("")))
                .extracting(Failure::kind)
                .isEqualTo(FailureKind.AUTH);
    }

    @ParameterizedTest
    @CsvSource({
        "403, who-are-you, auth",
        "400, slow-down, rate_limit",
        "404, no-such-engine, not_found",
        "400, too-long, context_length",
        "400, what, invalid_request",
        "500, hiccup, server",
        "429, , rate_limit",
        "502, , server"
    })
    void heeds_the_word_before_the_status(int status, String problem, String kind) {
        assertThat(provider.classify(TestReply.of(status), UpstreamError.of(status, null, problem, "")))
                .extracting(failure -> failure.kind().name())
                .isEqualTo(kind);
    }
}
