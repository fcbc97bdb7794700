package io.fairlead.plugin.gemini.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLookTest {
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final String PIECE = "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]},\"index\":0}]}";
    private static final String LAST =
            "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":1}}";
    private static final String ARRAY = "[" + PIECE + "\n,\r\n" + LAST + "\n]";
    private static final RouterError BROKEN = RouterError.of(ErrorCode.STREAM_BROKEN, "broke off");

    private final ReplyLook events = new ReplyLook(TestOptions.sse(STREAM));
    private final ReplyLook array = new ReplyLook(TestOptions.stream(STREAM, Framing.JSON_ARRAY));
    private final StringBuilder out = new StringBuilder();

    private int look(ReplyLook look, String data) {
        return look.look(TestFrame.data(data), new RecordedFrameEdit());
    }

    private int lookAtAll(ReplyLook look, List<TestFrame> frames) {
        int signals = Signals.NONE;
        for (TestFrame frame : frames) {
            signals |= look.look(frame, new RecordedFrameEdit());
        }
        return signals;
    }

    private void write(byte[] bytes, int start, int end) {
        out.append(new String(bytes, start, end - start, StandardCharsets.UTF_8));
    }

    @Test
    void anArrayIsCompleteWithItsBracket() {
        assertThat(lookAtAll(array, TestFrame.elements(ARRAY)))
                .isEqualTo(Signals.CONTENT | Signals.FINISH | Signals.USAGE | Signals.END);
        assertThat(array.complete()).isTrue();
        assertThat(array.usage().totalTokens()).isEqualTo(4);
        assertThat(array.markEnd(this::write)).isFalse();
    }

    @Test
    void anArrayIsNotCompleteWhereverItIsCut() {
        for (int at = 0; at < ARRAY.length(); at++) {
            ReplyLook look = new ReplyLook(TestOptions.stream(STREAM, Framing.JSON_ARRAY));
            lookAtAll(look, TestFrame.elements(ARRAY.substring(0, at)));
            assertThat(look.complete()).as("complete after " + at + " bytes").isFalse();
        }
    }

    @Test
    void anArrayIsClosedWhereNothingElseIsMissing() {
        lookAtAll(array, TestFrame.elements("[" + PIECE));
        assertThat(array.markEnd(this::write)).isFalse();
        lookAtAll(array, TestFrame.elements("," + LAST));

        assertThat(array.markEnd(this::write)).isTrue();
        assertThat(out).hasToString("\n]");
        assertThat(array.complete()).isTrue();
    }

    @Test
    void anArrayIsOpenedByItsSecondElementWhereTheFirstWasKept() {
        TestFrame unreadable = TestFrame.elements("[{\"candidates\":[}]").getFirst();
        assertThat(array.look(unreadable, new RecordedFrameEdit())).isEqualTo(Signals.MALFORMED);

        TestFrame next = TestFrame.elements("\n," + PIECE).getFirst();
        RecordedFrameEdit edit = new RecordedFrameEdit();
        array.look(next, edit);

        assertThat(edit.untouched()).isFalse();
        RecordedFrameEdit third = new RecordedFrameEdit();
        array.look(next, third);
        assertThat(third.untouched()).isTrue();
    }

    @Test
    void aFailureWithinAnArrayIsAnElement() {
        lookAtAll(array, TestFrame.elements("[" + PIECE));
        array.fail(BROKEN, this::write);

        assertThat(out).startsWith("\n,{\"error\":{\"code\":502,").endsWith("}\n]");
    }

    @Test
    void aFailureBeforeAnyElementIsAWholeArray() {
        array.fail(BROKEN, this::write);

        assertThat(out).startsWith("[{\"error\":").endsWith("}\n]");
    }

    @Test
    void aFailureAmongEventsIsAnEvent() {
        look(events, PIECE);
        events.fail(BROKEN, this::write);

        assertThat(out).startsWith("data: {\"error\":{").endsWith("}\n\n");
    }

    @Test
    void allCandidatesThatSpokeMustEnd() {
        look(events, "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}},{\"content\":{},\"index\":1}]}");
        assertThat(look(events, "{\"candidates\":[{\"finishReason\":\"SAFETY\",\"index\":1}]}"))
                .isEqualTo(Signals.FINISH);
        assertThat(events.complete()).isFalse();
        look(events, "{\"candidates\":[{\"finishReason\":\"STOP\",\"index\":0}]}");
        assertThat(events.complete()).isTrue();
    }

    @Test
    void aPromptMayBeBlocked() {
        assertThat(look(events, "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}"))
                .isEqualTo(Signals.FINISH);
        assertThat(events.complete()).isTrue();
    }

    @Test
    void aReasonInEveryFrameEndsNothingEarly() {
        String each = PIECE.replace("\"index\"", "\"finishReason\":\"STOP\",\"index\"");
        assertThat(look(events, each)).isEqualTo(Signals.CONTENT | Signals.FINISH);
        assertThat(look(events, each)).isEqualTo(Signals.CONTENT | Signals.FINISH);
        assertThat(events.complete()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"\"}",
                "{\"text\":\"\",\"thought\":true}",
                "{\"text\":\"\",\"thoughtSignature\":\"c2ln\"}",
                "{}",
                "7"
            })
    void whatIsNotReadIsNoContent(String part) {
        assertThat(look(events, "{\"candidates\":[{\"content\":{\"parts\":[" + part + "]}}]}"))
                .isEqualTo(Signals.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"hm\",\"thought\":true}",
                "{\"functionCall\":{\"name\":\"f\"},\"thoughtSignature\":\"c2ln\"}",
                "{\"inlineData\":{\"data\":\"AA\"}}",
                "{\"partOfLater\":{\"a\":1}}"
            })
    void whatIsReadIsContent(String part) {
        assertThat(look(events, "{\"candidates\":[{\"content\":{\"parts\":[" + part + "]}}]}"))
                .isEqualTo(Signals.CONTENT);
    }

    @Test
    void anErrorTellsItsStatusAndItsWait() {
        assertThat(look(events, """
                        {"error":{"code":429,"message":"Slow down.","status":"RESOURCE_EXHAUSTED","details":[\
                        {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED"},\
                        {"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"57.25s"}]}}""")).isEqualTo(Signals.ERROR);
        UpstreamError error = Objects.requireNonNull(events.error());
        assertThat(error.status()).isEqualTo(429);
        assertThat(error.type()).isEqualTo("RESOURCE_EXHAUSTED");
        assertThat(error.code()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(error.retryAfter()).hasMillis(57_250);
        look(events, LAST);
        assertThat(events.complete()).isFalse();
    }
}
