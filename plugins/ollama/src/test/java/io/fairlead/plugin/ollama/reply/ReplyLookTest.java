package io.fairlead.plugin.ollama.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestReply;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLookTest {
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final String LAST =
            "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                    + "\"done_reason\":\"stop\",\"prompt_eval_count\":26,\"eval_count\":282}";

    private final ReplyLook look = new ReplyLook(TestOptions.stream(FACTS, Framing.JSON_LINES));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"thinking\":\"a\"},\"done\":false}",
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{}]},\"done\":false}",
                "{\"message\":{\"role\":\"assistant\",\"hologram\":[1]},\"done\":false}",
                "{\"response\":\"a\",\"done\":false}",
                "{\"response\":\"\",\"thinking\":\"a\",\"done\":false}"
            })
    void seesWhatTheClientReads(String line) {
        assertThat(look(line)).isEqualTo(Signals.CONTENT);
        assertThat(look.complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"images\":null},\"done\":false}",
                "{\"response\":\"\",\"done\":false}",
                "{\"model\":\"m\",\"created_at\":\"x\"}",
                "{\"message\":7,\"error\":null}",
                ""
            })
    void passesOverWhatIsNothingToRead(String line) {
        assertThat(look(line)).isEqualTo(Signals.NONE);
    }

    @Test
    void isCompleteWhenItIsDoneAndNotBefore() {
        look("{\"message\":{\"role\":\"assistant\",\"content\":\"a\"},\"done\":false}");
        assertThat(look.complete()).isFalse();

        assertThat(look(LAST)).isEqualTo(Signals.FINISH | Signals.END | Signals.USAGE);
        assertThat(look.complete()).isTrue();
        assertThat(look.usage().inputTokens()).isEqualTo(26);
        assertThat(look.usage().outputTokens()).isEqualTo(282);
    }

    @Test
    void isNotCompleteWhereverItsLastLineIsCut() {
        TestFrame frame = TestFrame.line(LAST);
        for (int at = 1; at < frame.dataEnd() - frame.dataStart(); at++) {
            ReplyLook cut = new ReplyLook(TestOptions.stream(FACTS, Framing.JSON_LINES));
            assertThat(cut.look(frame.cut(at), new RecordedFrameEdit()))
                    .as("cut at " + at)
                    .isEqualTo(Signals.MALFORMED);
            assertThat(cut.complete()).as("cut at " + at).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"embeddings\":[[0.5]],\"model\":\"m\"}", "{\"embedding\":[0.5]}"})
    void takesVectorsForAWholeAnswer(String body) {
        ReplyLook whole = new ReplyLook(TestOptions.whole(FACTS));

        whole.look(TestFrame.whole(body), new RecordedFrameEdit());

        assertThat(whole.complete()).isTrue();
    }

    @Test
    void readsAFailureWithinAStream() {
        assertThat(look("{\"error\":\"an error was encountered while running the model\"}"))
                .isEqualTo(Signals.ERROR);
        look(LAST);

        assertThat(look.complete()).isFalse();
        assertThat(Objects.requireNonNull(look.error()).message()).contains("while running the model");
    }

    @Test
    void tellsOfAFailureInALineOfItsOwn() {
        StringBuilder out = new StringBuilder();
        look.fail(
                RouterError.of(ErrorCode.STREAM_BROKEN, "broke \"off\"\n"),
                (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8)));

        assertThat(out).hasToString("{\"error\":\"broke \\\"off\\\"\\n\",\"code\":\"upstream_stream_broken\"}\n");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 200, application/x-ndjson, json-lines",
        "true, 200, application/x-ndjson; charset=utf-8, json-lines",
        "true, 200, '', json-lines",
        "true, 200, text/plain, json-lines",
        "true, 200, application/json; charset=utf-8, whole",
        "true, 500, text/plain, whole",
        "false, 200, application/json, whole",
        "false, 200, '', whole"
    })
    void isCutAsItsTypeSays(boolean stream, int status, String type, String framing) {
        TestReply head = type.isEmpty() ? TestReply.of(status) : TestReply.of(status, "content-type", type);

        assertThat(LineFraming.of(stream, head)).hasToString(framing);
    }

    private int look(String line) {
        return look.look(TestFrame.line(line), new RecordedFrameEdit());
    }
}
