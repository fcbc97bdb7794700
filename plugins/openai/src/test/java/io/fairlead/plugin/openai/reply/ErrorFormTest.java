package io.fairlead.plugin.openai.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorFormTest {
    @Test
    void hasTheFormThatClientsKnow() {
        ErrorAnswer answer = ErrorForm.answer(RouterError.builder(ErrorCode.INVALID_REQUEST, "found \"x\"")
                .parameter("n")
                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body().utf8())
                .isEqualTo("{\"error\":{\"message\":\"found \\\"x\\\"\",\"type\":\"invalid_request_error\","
                        + "\"param\":\"n\",\"code\":\"invalid_request\"}}");
    }

    @Test
    void namesKindsAsClientsExpectThem() {
        assertThat(kind(ErrorCode.UNAUTHENTICATED)).isEqualTo("authentication_error invalid_api_key");
        assertThat(kind(ErrorCode.REFUSED)).isEqualTo("permission_error refused_by_policy");
        assertThat(kind(ErrorCode.MODEL_NOT_FOUND)).isEqualTo("invalid_request_error model_not_found");
        assertThat(kind(ErrorCode.CONTEXT_LENGTH)).isEqualTo("invalid_request_error context_length_exceeded");
        assertThat(kind(ErrorCode.RATE_LIMITED)).isEqualTo("rate_limit_error rate_limit_exceeded");
        assertThat(kind(ErrorCode.CONTENT_POLICY)).isEqualTo("invalid_request_error content_policy_violation");
        assertThat(kind(ErrorCode.NO_CANDIDATE)).isEqualTo("server_error no_candidate_available");
    }

    @Test
    void tellsWhyEachCandidateCouldNotServe() {
        RouterError error = RouterError.builder(ErrorCode.NO_CANDIDATE, "no candidate")
                .reasons(List.of(
                        RouterError.Reason.of("groq/m", "paused", "rate limit", Duration.ofMillis(1500)),
                        RouterError.Reason.of("local/m", "network", "refused", null)))
                .build();

        assertThat(ErrorForm.answer(error).body().utf8())
                .endsWith(
                        "\"candidates\":[{\"deployment\":\"groq/m\",\"reason\":\"paused\",\"detail\":\"rate limit\","
                                + "\"retry_after\":2},{\"deployment\":\"local/m\",\"reason\":\"network\",\"detail\":\"refused\"}]}}");
    }

    private static String kind(ErrorCode code) {
        String body = ErrorForm.answer(RouterError.of(code, "x")).body().utf8();
        return body.replaceAll(".*\"type\":\"([^\"]*)\".*\"code\":\"([^\"]*)\".*", "$1 $2");
    }
}
