package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Models write arguments over several lines, and streams have one frame a line. */
final class LineBreaksTest {
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final List<ChatEvent> EVENTS = List.of(
            ChatEvent.started("id-1", "m"),
            ChatEvent.toolCallStarted(0, 0, "call_1", "look"),
            ChatEvent.toolCallDelta(0, 0, "{\n  \"at\" : \"a\\nb\",\r\n"),
            ChatEvent.toolCallDelta(0, 0, "  \"far\" : 1\n}"),
            ChatEvent.finished(0, FinishReason.TOOL_CALLS, null),
            ChatEvent.ended());

    static List<ChatDialect> codecs() {
        return Codecs.all().stream()
                .filter(dialect -> !dialect.id().name().equals("ollama.generate"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void ofArgumentsBreakNoFrame(ChatDialect dialect) {
        List<ChatEvent> read = new ArrayList<>();
        ChatReader reader = dialect.reader(TestOptions.sse(FACTS));
        for (String data : Written.of(dialect, TestOptions.sse(FACTS), EVENTS)) {
            assertThat(data.strip()).doesNotContain("\n", "\r");
            reader.frame(TestFrame.data(data.strip()), read::add);
        }

        assertThat(arguments(read)).isEqualTo("{\"at\":\"a\\nb\",\"far\":1}");
    }

    private static String arguments(List<ChatEvent> events) {
        return events.stream()
                .filter(ChatEvent.ToolCallDelta.class::isInstance)
                .map(event -> ((ChatEvent.ToolCallDelta) event).json())
                .collect(Collectors.joining())
                .replaceAll("\\s", "");
    }
}
