package io.fairlead.core.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.config.Recover;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import io.fairlead.core.scene.RecordedClient;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NotedPassTest {
    private final Recovery recovery = new Recovery(List.of(Recover.MATCH), false, new ByteBudget(1 << 20));
    private final List<Throwable> blamed = new ArrayList<>();
    private final Reader reader = new Reader();
    private final NotedPass handler = handler();

    /** Says one word of each frame until it fails. */
    private static final class Reader implements ChatReader {
        private int frames;
        private @Nullable RuntimeException failure;

        @Override
        public void frame(Frame frame, Consumer<ChatEvent> out) {
            frames++;
            if (failure != null) {
                throw failure;
            }
            out.accept(ChatEvent.text(0, "word"));
        }

        @Override
        public void end(Consumer<ChatEvent> out) {}
    }

    private static <T> T answering(Class<T> type, @Nullable Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, _, _) -> answer));
    }

    private NotedPass handler() {
        TraceParent trace = TraceParent.of(null, new SplittableRandom(1));
        Exchange exchange = new Exchange(RecordedClient.posting("{}"), "x", "x", trace, 0);
        exchange.blame(blamed::add);
        return new NotedPass(
                new PassHandler(answering(ReplyWatch.class, Signals.CONTENT)),
                answering(ChatDialect.class, null),
                reader,
                answering(ChatWriter.class, null),
                recovery,
                exchange);
    }

    private int frame() {
        return handler.frame(new FrameView(), new GatherEdit(), (array, start, end) -> {});
    }

    @Test
    void notesWhatItReadsAlong() {
        assertThat(frame()).isEqualTo(Signals.CONTENT);

        assertThat(recovery.text()).hasToString("word");
        assertThat(recovery.possible()).isTrue();
    }

    @Test
    void chargesAReaderThatFailsOnceAndPassesOn() {
        reader.failure = new IllegalStateException("a reader that fails");
        frame();
        assertThat(frame()).isEqualTo(Signals.CONTENT);

        assertThat(blamed).containsExactly(reader.failure);
        assertThat(reader.frames).as("it is not asked again").isEqualTo(1);
        assertThat(recovery.possible()).isFalse();
    }

    @Test
    void chargesNobodyForAFrameThatCannotBeRead() {
        reader.failure = new IllegalArgumentException("no JSON");
        frame();

        assertThat(blamed).isEmpty();
        assertThat(recovery.possible()).isFalse();
    }
}
