package io.fairlead.plugin.openai.responses;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventLookTest {
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "asked").stream(true).build();
    private static final String CREATED = event(
            "response.created",
            0,
            "\"response\":{\"id\":\"resp_7\",\"object\":"
                    + "\"response\",\"created_at\":5,\"status\":\"in_progress\",\"model\":\"gpt-x\",\"output\":[]}");

    private final EventLook stream = new EventLook(TestOptions.sse(FACTS));
    private final EventLook whole = new EventLook(TestOptions.whole(FACTS));

    private static String event(String type, int number, String members) {
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\",\"sequence_number\":" + number + "," + members
                + "}\n\n";
    }

    private static int look(EventLook watch, String events) {
        int signals = Signals.NONE;
        for (TestFrame frame : TestFrame.sse(events)) {
            signals |= watch.look(frame, new RecordedFrameEdit());
        }
        return signals;
    }

    private static String failed(EventLook watch) {
        StringBuilder out = new StringBuilder();
        watch.fail(
                RouterError.of(ErrorCode.STREAM_BROKEN, "broke off"),
                (array, start, end) -> out.append(new String(array, start, end - start, UTF_8)));
        return out.toString();
    }

    @Test
    void goesOnCountingWhereTheStreamBroke() {
        look(stream, CREATED + event("response.output_text.delta", 41, "\"output_index\":0,\"delta\":\"Hel\""));

        assertThat(failed(stream))
                .startsWith("event: response.failed\ndata: {\"type\":\"response.failed\",\"sequence_number\":42,"
                        + "\"response\":{\"id\":\"resp_7\",\"object\":\"response\",\"created_at\":5,"
                        + "\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"broke off\"}")
                .contains("\"model\":\"gpt-x\"")
                .endsWith("}}\n\n");
    }

    @Test
    void failsWithAnErrorWhereNoResponseHasBegun() {
        assertThat(failed(stream))
                .isEqualTo("event: error\ndata: {\"type\":\"error\",\"sequence_number\":0,\"code\":\"server_error\","
                        + "\"message\":\"broke off\",\"param\":null}\n\n");
        assertThat(failed(whole)).isEmpty();
    }

    @Test
    void takesAStreamForWholeOnlyByItsLastEvent() {
        look(stream, CREATED + event("response.output_text.done", 1, "\"output_index\":0,\"text\":\"Hello\""));
        assertThat(stream.complete()).isFalse();

        assertThat(look(stream, "data: [DONE]\n\n")).isEqualTo(Signals.NONE);
        assertThat(stream.complete()).isFalse();

        int signals = look(
                stream,
                event(
                        "response.incomplete",
                        2,
                        "\"response\":{\"status\":\"incomplete\",\"output\":[{}],\"usage\":{\"input_tokens\":3,"
                                + "\"output_tokens\":4,\"output_tokens_details\":{\"reasoning_tokens\":2}}}"));
        assertThat(signals).isEqualTo(Signals.CONTENT | Signals.USAGE | Signals.FINISH | Signals.END);
        assertThat(stream.complete()).isTrue();
        assertThat(stream.usage().totalTokens()).isEqualTo(7);
        assertThat(stream.usage().reasoningTokens()).isEqualTo(2);
    }

    @Test
    void readsWhyAResponseFailed() {
        int signals = look(
                stream,
                CREATED
                        + event(
                                "response.failed",
                                1,
                                "\"response\":{\"status\":\"failed\",\"error\":{\"code\":\"rate_limit_exceeded\","
                                        + "\"message\":\"slow down\"}}"));

        assertThat(signals).isEqualTo(Signals.ERROR);
        assertThat(stream.complete()).isFalse();
        assertThat(stream.error()).isNotNull();
        assertThat(stream.error().code()).isEqualTo("rate_limit_exceeded");
        assertThat(stream.error().message()).isEqualTo("slow down");
    }

    @ParameterizedTest
    @CsvSource({"completed, true", "incomplete, true", "queued, true", "in_progress, true", "failed, false", "x, false"
    })
    void takesAWholeResponseForAnAnswerByItsStatus(String status, boolean complete) {
        whole.look(
                TestFrame.whole("{\"object\":\"response\",\"status\":\"" + status + "\",\"error\":null,\"output\":[]}"),
                new RecordedFrameEdit());

        assertThat(whole.complete()).isEqualTo(complete);
    }

    @Test
    void seesContentInTheBeginningOfACallButNotOfAMessage() {
        String message = "\"output_index\":0,\"item\":{\"type\":\"message\",\"content\":[]}";
        String call = "\"output_index\":1,\"item\":{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"\"}";

        assertThat(look(stream, event("response.output_item.added", 1, message)))
                .isEqualTo(Signals.NONE);
        assertThat(look(stream, event("response.output_item.added", 2, call))).isEqualTo(Signals.CONTENT);
    }
}
