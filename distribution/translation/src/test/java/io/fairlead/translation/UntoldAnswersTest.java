package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an answer says is written for the client or reported, whatever the client's API, whole and streamed. */
final class UntoldAnswersTest {
    private static final String MARK = "mark";
    /** How clients of the Gemini API get a signature of another vendor's. */
    private static final String WRAPPED =
            Base64.getEncoder().encodeToString(("fairlead:" + MARK).getBytes(StandardCharsets.UTF_8));

    private static final Map<String, List<ChatEvent>> SAID = Map.of(
            "text", List.of(ChatEvent.text(0, MARK)),
            "thought", List.of(ChatEvent.thinking(0, MARK, null)),
            "refusal", List.of(ChatEvent.refusal(0, MARK)),
            "signature", List.of(ChatEvent.thinking(0, "hm", null), ChatEvent.thinking(0, "", MARK)),
            "call", List.of(ChatEvent.toolCallStarted(0, 0, "c", MARK)),
            "arguments",
                    List.of(
                            ChatEvent.toolCallStarted(0, 0, "c", "look"),
                            ChatEvent.toolCallDelta(0, 0, "{\"a\":\"" + MARK + "\"}")),
            "second choice", List.of(ChatEvent.text(1, MARK)));

    static List<ChatDialect> clients() {
        return Codecs.all();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void areWrittenOrReported(ChatDialect client) {
        TreeSet<String> silent = new TreeSet<>();
        for (boolean stream : List.of(true, false)) {
            SAID.forEach((name, events) ->
                    check(client, stream, name, events, ChatEvent.finished(0, FinishReason.STOP, null), silent));
            check(client, stream, "stop text", List.of(), ChatEvent.finished(0, FinishReason.STOP, MARK), silent);
            check(client, stream, "reason", List.of(), ChatEvent.finished(0, FinishReason.of(MARK), null), silent);
        }
        assertThat(silent).isEmpty();
    }

    private static void check(
            ChatDialect client,
            boolean stream,
            String name,
            List<ChatEvent> said,
            ChatEvent end,
            TreeSet<String> silent) {
        List<String> lost = new ArrayList<>();
        List<ChatEvent> events = new ArrayList<>(List.of(ChatEvent.started("id", "m"), ChatEvent.text(0, "so")));
        events.addAll(said);
        events.add(end);
        RequestFacts facts =
                RequestFacts.builder(Operation.CHAT, "m").stream(stream).build();
        TestOptions options =
                (stream ? TestOptions.sse(facts) : TestOptions.whole(facts)).losing((path, reason) -> lost.add(path));
        String written = String.join("\n", Written.of(client, options, events));
        boolean other = name.equals("reason") && written.contains("OTHER");
        boolean carried = written.contains(MARK) || written.contains(WRAPPED);
        if (!carried && lost.isEmpty() && !other) {
            silent.add(name + (stream ? " streamed" : " whole"));
        }
    }
}
