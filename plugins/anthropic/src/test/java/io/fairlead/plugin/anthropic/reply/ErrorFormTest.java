package io.fairlead.plugin.anthropic.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormTest {
    /** Types and statuses as the vendor's page on errors pairs them. */
    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error",
        "401, authentication_error",
        "402, billing_error",
        "403, permission_error",
        "404, not_found_error",
        "405, invalid_request_error",
        "408, timeout_error",
        "413, request_too_large",
        "422, invalid_request_error",
        "429, rate_limit_error",
        "500, api_error",
        "502, api_error",
        "503, overloaded_error",
        "504, timeout_error",
        "529, overloaded_error",
    })
    void hasTheTypeThatGoesWithTheStatus(int status, String type) {
        ErrorAnswer answer = ErrorForm.answer(
                RouterError.builder(ErrorCode.INTERNAL, "broken").status(status).build());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.body().utf8())
                .isEqualTo("{\"type\":\"error\",\"error\":{\"type\":\"" + type
                        + "\",\"message\":\"broken\",\"code\":\"gateway_error\"}}");
    }

    @Test
    void saysWhyNoCandidateCouldServe() {
        RouterError error = RouterError.builder(ErrorCode.NO_CANDIDATE, "none is free")
                .reasons(List.of(
                        RouterError.Reason.of("p/a", "paused", "paused", Duration.ofMillis(1500)),
                        RouterError.Reason.of("p/b", "capability", "has no tools", null)))
                .build();

        assertThat(ErrorForm.answer(error).body().utf8()).isEqualTo("""
                {"type":"error","error":{"type":"overloaded_error","message":"none is free","code":"no_candidate_available",\
                "candidates":[{"deployment":"p/a","reason":"paused","detail":"paused","retry_after":2},\
                {"deployment":"p/b","reason":"capability","detail":"has no tools"}]}}""");
    }

    /** The vendor's code for it; its client libraries then send the whole conversation. */
    @Test
    void tellsClientsToDoWithoutAThread() {
        RouterError error = RouterError.builder(ErrorCode.INVALID_REQUEST, "no threads")
                .parameter("thread")
                .build();

        assertThat(ErrorForm.answer(error).body().utf8()).isEqualTo("""
                {"type":"error","error":{"type":"invalid_request_error","message":"no threads","code":"invalid_request",\
                "details":{"error_code":"thread_unsupported_request"}}}""");
    }

    @Test
    void isAnEventOfItsOwnInAStream() {
        List<String> frames = new ArrayList<>();

        ErrorForm.event(
                RouterError.of(ErrorCode.STREAM_BROKEN, "line\nbreak"),
                (array, start, end) -> frames.add(new String(array, start, end - start, StandardCharsets.UTF_8)));

        assertThat(frames).containsExactly("""
                event: error
                data: {"type":"error","error":{"type":"api_error","message":"line\\nbreak","code":"upstream_stream_broken"}}

                """);
    }
}
