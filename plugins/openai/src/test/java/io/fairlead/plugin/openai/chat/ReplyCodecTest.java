package io.fairlead.plugin.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyCodecTest {
    private static final RequestFacts STREAM =
            RequestFacts.builder(Operation.CHAT, "asked").stream(true).build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "asked").build();

    private final StringBuilder out = new StringBuilder();
    private final FrameSink sink =
            (array, start, end) -> out.append(new String(array, start, end - start, StandardCharsets.UTF_8));

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[{", "7", "hello", "{\"choices\":[{\"delta\":{\"content\":\"x"})
    void saysThatAFrameCannotBeRead(String data) {
        ChatReader reader = ChatCodec.reader(TestOptions.sse(STREAM));

        assertThatThrownBy(() -> reader.frame(TestFrame.data(data), event -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void endsAStreamWithoutAMarkWhereTheUpstreamHasNone() {
        String finish =
                "{\"id\":\"x\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}";

        assertThat(events(TestOptions.sse(STREAM), finish)).doesNotContain("ended");
        assertThat(events(TestOptions.sse(STREAM).withoutEndMark(), finish)).contains("ended");
    }

    @Test
    void doesNotTakeAMarkAloneForAnAnswer() {
        assertThat(events(TestOptions.sse(STREAM), "[DONE]")).isEmpty();
    }

    @Test
    void readsAnErrorInsideASuccess() {
        assertThat(events(TestOptions.whole(WHOLE), "{\"error\":{\"message\":\"bad\",\"code\":\"c\",\"type\":\"t\"}}"))
                .isEqualTo("failed 200 t c bad\n");
        assertThat(events(TestOptions.whole(WHOLE), "{}")).isEmpty();
    }

    @Test
    void hidesUsageFromAClientThatDidNotAsk() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM));

        writer.event(ChatEvent.text(0, "x"), sink);
        writer.event(ChatEvent.usage(Usage.builder().inputTokens(1).build()), sink);
        writer.end(sink);

        assertThat(out.toString()).doesNotContain("usage").endsWith("data: [DONE]\n\n");
    }

    @Test
    void writesAnswersLargerThanItsBuffer() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM));

        writer.event(ChatEvent.text(0, "é".repeat(5000)), sink);

        assertThat(out.toString()).contains("é".repeat(5000)).endsWith("}\n\n");
    }

    @Test
    void turnsAReasonWithoutAWordIntoAnEndLikeAnyOther() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM));

        writer.event(ChatEvent.finished(0, FinishReason.of("pause"), null), sink);

        assertThat(out.toString()).contains("\"finish_reason\":\"stop\"");
    }

    @Test
    void failsWithinAStreamWithoutTheMark() {
        ChatWriter writer = ChatCodec.writer(TestOptions.sse(STREAM));

        writer.fail(RouterError.of(ErrorCode.STREAM_BROKEN, "broke off"), sink);

        assertThat(out.toString()).startsWith("data: {\"error\":").doesNotContain("[DONE]");
    }

    @Test
    void namesTheFormOfItsAnswer() {
        assertThat(ChatCodec.writer(TestOptions.sse(STREAM)).contentType()).isEqualTo("text/event-stream");
        assertThat(ChatCodec.writer(TestOptions.whole(WHOLE)).contentType()).isEqualTo("application/json");
    }

    private static String events(TestOptions options, String data) {
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = ChatCodec.reader(options);
        boolean stream = options.facts().stream();
        reader.frame(stream ? TestFrame.data(data) : TestFrame.whole(data), events::add);
        reader.end(events::add);
        return NeutralText.of(events);
    }
}
