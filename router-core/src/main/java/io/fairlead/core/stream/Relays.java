package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.Passage;
import io.fairlead.core.stream.Continuity.Frames;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Passes on replies, each in the cheapest way that serves. */
public final class Relays {
    private final TimeSource time;
    private final Watchdog watchdog;
    private final ByteBudget memory;

    /** {@code memory} bounds whole answers. */
    public Relays(TimeSource time, Watchdog watchdog, ByteBudget memory) {
        this.time = time;
        this.watchdog = watchdog;
        this.memory = memory;
    }

    /**
     * How a reply is to be passed on.
     *
     * @param passage the way that the request took
     * @param vectors the request as translations of embeddings see it
     * @param hideUsage whether usage was asked for without the client's wish
     * @param events puts filters in front of what writes events
     * @param call for cutting the reply off
     * @param startNanos of the attempt
     * @param firstContent longest time to the first content
     */
    public record Plan(
            Passage passage,
            Supplier<EmbeddingRequest> vectors,
            boolean hideUsage,
            UnaryOperator<Consumer<ChatEvent>> events,
            CallHandle call,
            long startNanos,
            Duration firstContent) {}

    /** Passes on a reply whose status says success. */
    public RelayEnd relay(RelayContext context, Plan plan) {
        try (AnswerMemory room = new AnswerMemory(memory)) {
            return relay(context, plan, room);
        }
    }

    private RelayEnd relay(RelayContext context, Plan plan, AnswerMemory room) {
        Framing framing = plan.passage().upstream().framing(context.request().facts(), context.reply());
        Handling handling = Handling.of(context, plan, framing, time.clock(), room);
        if (handling == null) {
            return new RelayEnd.Failed(
                    Failure.of(FailureKind.SERVER, "answered in a form that was not asked for"),
                    UpstreamError.NONE,
                    Usage.UNKNOWN);
        }
        FrameHandler handler = handling.handler();
        Frames frames = handling.frames();
        Duration bound = plan.firstContent();
        try (var firstContent = new FirstContent(watchdog, plan.call(), time, plan.startNanos(), bound)) {
            if (context.request().facts().stream()) {
                FrameCutter cutter = FrameCutter.of(framing);
                FrameLoop loop = new FrameLoop(context.reply(), cutter, handler, frames.stage(), frames.out());
                return new StreamRelay(context, handling, loop, time).run(firstContent);
            }
            return new WholeRelay(context, handler, frames, time, room).run(firstContent);
        }
    }

    /** Writes what tells a client, within a stream that has begun without an answer, that there will be none. */
    public void fail(Exchange exchange, ClientRequest request, RouterError error, FrameSink out) {
        RequestFacts facts = request.facts();
        if (request.dialect() instanceof ChatDialect chat) {
            writer(chat, exchange, request).fail(error, out);
            return;
        }
        var options = new Handling.Options(
                facts, new Begun(new HeaderLines()), Framing.SSE, false, true, losses(exchange, request));
        request.dialect().watch(options).fail(error, out);
    }

    /** The Content-Type of a stream that begins without an answer. */
    public String contentType(Exchange exchange, ClientRequest request) {
        return request.dialect() instanceof ChatDialect chat
                ? writer(chat, exchange, request).contentType()
                : "text/event-stream";
    }

    private ChatWriter writer(ChatDialect chat, Exchange exchange, ClientRequest request) {
        return chat.writer(new Handling.Writing(
                request.facts(), exchange.id(), Instant.now(time.clock()), request.body(), losses(exchange, request)));
    }

    private static AnswerLosses losses(Exchange exchange, ClientRequest request) {
        return AnswerLosses.of(exchange, request.dialect().id().protocol());
    }

    /** The head of an answer that no upstream has given. */
    private record Begun(Headers headers) implements ReplyHead {
        @Override
        public int status() {
            return 200;
        }
    }
}
