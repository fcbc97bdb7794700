package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Recovery;
import io.fairlead.core.exchange.Recovery.OpenStream;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.frame.ByteQueue;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client's stream that one reply after the other writes to: where frames go, and the writer that stands where the client
 * does. What filters hold back outlasts the replies, so that they see each text once.
 */
final class Continuity implements OpenStream {
    private final Exchange exchange;
    private final Recovery recovery;
    private final @Nullable ReplyStage stage;
    private final ByteQueue out;
    private final ChatWriter writer;
    private final Consumer<ChatEvent> chain;
    private @Nullable ClientStream client;
    private @Nullable RouterError told;
    private @Nullable Seam seam;

    Continuity(Exchange exchange, Recovery recovery, Frames frames, ChatWriter writer, Consumer<ChatEvent> chain) {
        this.exchange = exchange;
        this.recovery = recovery;
        this.stage = frames.stage();
        this.out = frames.out();
        this.writer = writer;
        this.chain = chain;
    }

    /** Where handled frames go: through a stage into a queue, or straight into it. */
    record Frames(@Nullable ReplyStage stage, ByteQueue out) {}

    Frames frames() {
        return new Frames(stage, out);
    }

    ChatWriter writer() {
        return writer;
    }

    /** Joins another answer to the stream. */
    Seam goOn() {
        Seam joined = new Seam(recovery, chain);
        seam = joined;
        return joined;
    }

    /** The client's stream, for a reply that goes on with it; null for the first. */
    @Nullable ClientStream take() {
        if (seam == null) {
            return null;
        }
        recovery.taken();
        return client;
    }

    /** Whether the client has nothing of the reply that goes on with the stream. */
    boolean untouched() {
        Seam joined = seam;
        return joined != null && !joined.passed();
    }

    /** Whether another reply may go on from here. */
    boolean mayGoOn() {
        return recovery.possible();
    }

    /** The stream stays open for somebody else. */
    void leave(@Nullable ClientStream open, RouterError with) {
        client = open;
        told = with;
        recovery.broke(this, with);
        if (open != null) {
            exchange.waitsAgain(open);
        }
    }

    /** A reply gave nothing: the stream stands open as before. */
    void leave() {
        leave(client, Objects.requireNonNull(told));
    }

    @Override
    public void fail(RouterError error) {
        ClientStream open = Objects.requireNonNull(client);
        try {
            if (stage != null) {
                stage.end();
            }
            writer.fail(error, out);
            open.write(out.array(), 0, out.length());
            exchange.sent(out.length());
            out.clear();
            open.finish();
        } catch (IOException left) {
            open.abort();
            exchange.clientGone();
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            exchange.blamed("fail", failed);
            open.abort();
        }
    }
}
