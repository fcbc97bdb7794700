package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Probabilities of tokens come through all APIs that have a place for them, one after the other, whole and streamed. */
final class LogprobsTest {
    private static final List<TokenLogprob> TOKENS = List.of(
            TokenLogprob.builder("Gr\u00fc\u00dfe", -0.31725305)
                    .alternative(
                            TokenLogprob.builder("Gr\u00fc\u00dfe", -0.31725305).build())
                    .alternative(TokenLogprob.builder("Hi", -1.3190403).build())
                    .build(),
            TokenLogprob.builder("!", -1e-7)
                    .alternative(TokenLogprob.builder("!", -1e-7).build())
                    .build());
    private static final List<ChatEvent> EVENTS = List.of(
            ChatEvent.started("id-1", "m"),
            ChatEvent.text(0, "Gr\u00fc\u00dfe", TOKENS.subList(0, 1)),
            ChatEvent.text(0, "!", TOKENS.subList(1, 2)),
            ChatEvent.finished(0, FinishReason.STOP, null),
            ChatEvent.ended());

    static List<ChatDialect> codecs() {
        return Codecs.all().stream()
                .filter(dialect -> !dialect.id().name().equals("anthropic.messages"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void comeThroughEachPairOfApis(ChatDialect upstream) {
        for (ChatDialect client : codecs()) {
            for (boolean streamed : List.of(true, false)) {
                List<ChatEvent> come = through(upstream, EVENTS, streamed);

                assertThat(tokens(through(client, come, streamed)))
                        .as("%s over %s, streamed: %s", client.id(), upstream.id(), streamed)
                        .isEqualTo(TOKENS);
            }
        }
    }

    private static List<ChatEvent> through(ChatDialect dialect, List<ChatEvent> events, boolean streamed) {
        RequestFacts facts =
                RequestFacts.builder(Operation.CHAT, "m").stream(streamed).build();
        TestOptions options = streamed ? TestOptions.sse(facts) : TestOptions.whole(facts);
        List<ChatEvent> read = new ArrayList<>();
        ChatReader reader = dialect.reader(options);
        for (String text : written(dialect, options, events)) {
            reader.frame(streamed ? TestFrame.data(text.strip()) : TestFrame.whole(text), read::add);
        }
        reader.end(read::add);
        return read;
    }

    /** The data of the frames of these events, or of the one frame. */
    private static List<String> written(ChatDialect dialect, TestOptions options, List<ChatEvent> events) {
        List<String> frames = new ArrayList<>();
        ChatWriter writer = dialect.writer(options);
        for (ChatEvent event : events) {
            writer.event(event, (array, start, end) -> frames.add(text(array, start, end)));
        }
        writer.end((array, start, end) -> frames.add(text(array, start, end)));
        return frames.stream().flatMap(LogprobsTest::data).toList();
    }

    private static Stream<String> data(String frame) {
        boolean events = frame.startsWith("data:") || frame.startsWith("event:");
        return events
                ? TestFrame.sse(frame).stream().map(one -> text(one.array(), one.dataStart(), one.dataEnd()))
                : Stream.of(frame);
    }

    private static String text(byte[] bytes, int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    private static List<TokenLogprob> tokens(List<ChatEvent> events) {
        return events.stream()
                .filter(ChatEvent.TextDelta.class::isInstance)
                .flatMap(event -> ((ChatEvent.TextDelta) event).logprobs().stream())
                .toList();
    }
}
