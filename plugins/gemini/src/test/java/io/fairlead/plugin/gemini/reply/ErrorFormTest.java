package io.fairlead.plugin.gemini.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.TestReply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormTest {
    @Test
    void tellsWhatGoogleTells() {
        RouterError error = RouterError.builder(ErrorCode.NO_CANDIDATE, "Nobody is left.")
                .parameter("contents[0]")
                .retryAfter(Duration.ofMillis(1500))
                .reasons(List.of(RouterError.Reason.of("a/m", "paused", "It rests.", null)))
                .build();

        assertThat(ErrorForm.answer(error).body().utf8())
                .isEqualTo(
                        "{\"error\":{\"code\":503,\"message\":\"Nobody is left.\",\"status\":\"UNAVAILABLE\",\"details\":["
                                + "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"NO_CANDIDATE_AVAILABLE\","
                                + "\"domain\":\"fairlead\"},{\"@type\":\"type.googleapis.com/google.rpc.BadRequest\","
                                + "\"fieldViolations\":[{\"field\":\"contents[0]\",\"description\":\"Nobody is left.\"}]},"
                                + "{\"@type\":\"type.googleapis.com/google.rpc.RetryInfo\",\"retryDelay\":\"1.5s\"}],"
                                + "\"candidates\":[{\"deployment\":\"a/m\",\"reason\":\"paused\",\"detail\":\"It rests.\"}]}}");
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_ARGUMENT",
        "401, UNAUTHENTICATED",
        "403, PERMISSION_DENIED",
        "404, NOT_FOUND",
        "413, INVALID_ARGUMENT",
        "429, RESOURCE_EXHAUSTED",
        "500, INTERNAL",
        "502, UNAVAILABLE",
        "503, UNAVAILABLE",
        "504, DEADLINE_EXCEEDED"
    })
    void namesTheStatus(int status, String name) {
        RouterError error = RouterError.builder(ErrorCode.UPSTREAM_REJECTED, "No.")
                .status(status)
                .build();

        assertThat(ErrorForm.body(error).utf8()).contains("\"status\":\"" + name + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"error\":{\"code\":400,\"message\":\"Bad.\",\"status\":\"INVALID_ARGUMENT\"}}]|Bad.|INVALID_ARGUMENT",
                "{\"error\":\"Bad.\"}|Bad.|",
                "{\"message\":\"Bad.\"}|Bad.|",
                "<html>Bad</html>|<html>Bad</html>|",
                "[]|''|"
            })
    void readsWhatUpstreamsMakeOfAnError(String body, String message, String type) {
        UpstreamError error = ErrorLook.of(TestReply.of(400), Slice.utf8(body));

        assertThat(error.message()).isEqualTo(message);
        assertThat(error.type()).isEqualTo(type);
        assertThat(error.status()).isEqualTo(400);
    }
}
