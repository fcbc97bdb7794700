package io.fairlead.core.stream;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WatchOptions;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.provider.Provider;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.Passage;
import io.fairlead.core.stream.WholeRelay.StageQueue;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

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
     * @param hideUsage whether usage was asked for without the client's wish
     * @param events puts filters in front of what writes events
     * @param call for cutting the reply off
     * @param startNanos of the attempt
     * @param firstContent longest time to the first content
     */
    public record Plan(
            Passage passage,
            boolean hideUsage,
            UnaryOperator<Consumer<ChatEvent>> events,
            CallHandle call,
            long startNanos,
            Duration firstContent) {}

    /** Passes on a reply whose status says success. */
    public RelayEnd relay(RelayContext context, Plan plan) {
        Dialect upstream = plan.passage().upstream();
        RequestFacts facts = context.request().facts();
        Framing framing = upstream.framing(facts, context.reply());
        FrameHandler handler = handler(context, plan, framing);
        if (handler == null) {
            return new RelayEnd.Failed(
                    Failure.of(FailureKind.SERVER, "answered in a form that was not asked for"),
                    UpstreamError.NONE,
                    Usage.UNKNOWN);
        }
        ByteQueue out = new ByteQueue();
        ReplyStage stage = context.stages().none() ? null : context.stages().before(out);
        Duration bound = plan.firstContent();
        try (var firstContent = new FirstContent(watchdog, plan.call(), time, plan.startNanos(), bound)) {
            if (facts.stream()) {
                FrameLoop loop = new FrameLoop(context.reply(), FrameCutter.of(framing), handler, stage, out);
                return new StreamRelay(context, handler, loop, out, time).run(firstContent);
            }
            var queue = new StageQueue(stage, out);
            return new WholeRelay(context, handler, queue, time, new AnswerMemory(memory)).run(firstContent);
        }
    }

    /** Writes what tells a client, within a stream that has begun without an answer, that there will be none. */
    public void fail(Exchange exchange, ClientRequest request, RouterError error, FrameSink out) {
        RequestFacts facts = request.facts();
        if (request.dialect() instanceof ChatDialect chat) {
            chat.writer(new Writing(facts, exchange.id(), Instant.now(time.clock())))
                    .fail(error, out);
            return;
        }
        Options options = new Options(facts, new Begun(new HeaderLines()), Framing.SSE, false, true);
        request.dialect().watch(options).fail(error, out);
    }

    private @Nullable FrameHandler handler(RelayContext context, Plan plan, Framing framing) {
        Dialect upstream = plan.passage().upstream();
        Dialect client = context.request().dialect();
        RequestFacts facts = context.request().facts();
        Provider provider = context.candidate().provider().provider();
        boolean endMarked = provider.marksStreamEnd(context.candidate().deployment());
        Options options = new Options(facts, context.reply(), framing, plan.hideUsage(), endMarked);
        boolean whole = framing.equals(Framing.WHOLE);
        if (!facts.stream() && !whole) {
            return null;
        }
        if (!plan.passage().translated() && facts.stream() != whole) {
            return new PassHandler(upstream.watch(options));
        }
        // A whole answer to a client that wants a stream is translated, even within one dialect.
        if (upstream instanceof ChatDialect from && client instanceof ChatDialect to) {
            Instant now = Instant.now(time.clock());
            var writing = new Writing(facts, context.exchange().id(), now);
            return new TranslateHandler(from.reader(options), to.writer(writing), plan.events());
        }
        return null;
    }

    private record Options(RequestFacts facts, ReplyHead head, Framing framing, boolean hideUsage, boolean endMarked)
            implements WatchOptions {}

    /** The head of an answer that no upstream has given. */
    private record Begun(Headers headers) implements ReplyHead {
        @Override
        public int status() {
            return 200;
        }
    }

    private record Writing(RequestFacts facts, String id, Instant created) implements WriterOptions {}
}
