package io.fairlead.translation.rubbish;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Answers with a little of everything, as a dialect writes them. */
final class Replies {
    private static final Usage USAGE = Usage.builder()
            .inputTokens(9)
            .outputTokens(12)
            .cachedInputTokens(4)
            .reasoningTokens(3)
            .build();
    private static final TokenLogprob TOKEN = TokenLogprob.builder("Grüße", -0.25)
            .alternative(TokenLogprob.builder("Grüße", -0.25).build())
            .alternative(TokenLogprob.builder("\uFFFD", -2.5)
                    .bytes(List.of(240, 159))
                    .build())
            .build();
    private static final List<ChatEvent> EVENTS = List.of(
            ChatEvent.started("id-1", "m"),
            ChatEvent.thinking(0, "hm, let me see", null),
            ChatEvent.thinking(0, "", "c2lnbmF0dXJl"),
            ChatEvent.text(0, "Grüße", List.of(TOKEN)),
            ChatEvent.text(0, " an alle, \uD83D\uDE00"),
            ChatEvent.toolCallStarted(0, 0, "call_1", "look"),
            ChatEvent.toolCallDelta(0, 0, "{\n  \"at\":[1,"),
            ChatEvent.toolCallDelta(0, 0, "2.5e3]}"),
            ChatEvent.toolCallStarted(0, 1, "call_2", "wait"),
            ChatEvent.toolCallDelta(0, 1, "{}"),
            ChatEvent.finished(0, FinishReason.TOOL_CALLS, null),
            ChatEvent.usage(USAGE),
            ChatEvent.ended());

    /** For a dialect that is passed through and never written. */
    private static final String COMPLETION = """
            {"id":"cmpl-1","object":"text_completion","created":1,"model":"m","choices":[{"index":0,"text":"Gr\u00fc\u00dfe",\
            "logprobs":null,"finish_reason":"stop"}],"usage":{"prompt_tokens":9,"completion_tokens":12,"total_tokens":21}}""";

    private Replies() {}

    /** Its frames, or its one frame. */
    static List<Piece> of(Dialect dialect, TestOptions options) {
        return switch (dialect) {
            case ChatDialect chat -> chat(chat, options);
            case CountDialect count -> List.of(Piece.of(count.write(21).utf8()));
            case EmbeddingDialect vectors -> List.of(Piece.of(vectors(vectors, options)));
            default -> List.of(Piece.of(COMPLETION), Piece.of(COMPLETION), Piece.of("[DONE]"));
        };
    }

    private static List<Piece> chat(ChatDialect dialect, TestOptions options) {
        List<String> frames = new ArrayList<>();
        ChatWriter writer = dialect.writer(options);
        for (ChatEvent event : EVENTS) {
            writer.event(event, (array, start, end) -> frames.add(text(array, start, end)));
        }
        writer.end((array, start, end) -> frames.add(text(array, start, end)));
        boolean events = options.framing().equals(Framing.SSE);
        return frames.stream()
                .flatMap(frame -> events ? TestFrame.sse(frame).stream().map(Piece::of) : Stream.of(Piece.of(frame)))
                .toList();
    }

    private static String vectors(EmbeddingDialect dialect, TestOptions options) {
        EmbeddingRequest asked = EmbeddingRequest.builder("m")
                .input(EmbeddingInput.text("a"))
                .input(EmbeddingInput.text("b"))
                .build();
        EmbeddingAnswer answer =
                EmbeddingAnswer.of("m", List.of(new double[] {0.5, -1e-7}, new double[] {1, 0}), USAGE);
        return dialect.write(answer, asked, options).utf8();
    }

    private static String text(byte[] array, int start, int end) {
        return new String(array, start, end - start, StandardCharsets.UTF_8);
    }
}
