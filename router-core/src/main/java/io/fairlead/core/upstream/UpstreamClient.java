package io.fairlead.core.upstream;

import io.fairlead.core.access.Proxy;
import io.fairlead.core.access.Way;
import io.fairlead.core.transport.Transport;
import io.fairlead.core.upstream.CallRules.Resend;
import io.fairlead.core.upstream.UpstreamException.Kind;
import io.fairlead.core.upstream.Watchdog.Watch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Makes calls to upstreams over kept connections. Blocks its caller, who is meant to be a virtual thread. */
public final class UpstreamClient implements AutoCloseable {
    private static final int WRITE_BYTES = 16_384;
    private static final int READ_BYTES = 4096;
    private static final int PROXY_WANTS_CREDENTIALS = 407;
    private static final long SCRUB_NANOS = Duration.ofSeconds(1).toNanos();

    private final Transport transport;
    private final Watchdog watchdog;
    private final UpstreamSettings settings;
    private final LongSupplier nanoTime;
    private final ConcurrentHashMap<Way, OriginPool> pools = new ConcurrentHashMap<>();
    private final Buffers writeBuffers = new Buffers(WRITE_BYTES);
    private final Buffers readBuffers = new Buffers(READ_BYTES);
    private final LongAdder created = new LongAdder();
    private final LongAdder reused = new LongAdder();
    private final LongAdder resent = new LongAdder();
    private final Watch scrubbing;
    private volatile boolean closed;

    /** A client on the watchdog's clock. The watchdog stays the caller's. */
    public UpstreamClient(Transport transport, Watchdog watchdog, UpstreamSettings settings, LongSupplier nanoTime) {
        this.transport = transport;
        this.watchdog = watchdog;
        this.settings = settings;
        this.nanoTime = nanoTime;
        Scrubber scrubber = new Scrubber();
        scrubber.next();
        scrubbing = watchdog.watch(scrubber);
    }

    /**
     * Sends a request and waits for the head of its reply. The reply must be closed.
     *
     * @throws UpstreamException if there is none; the connection is given back then
     */
    public UpstreamReply exchange(UpstreamCall call) throws UpstreamException {
        if (closed) {
            throw UpstreamException.of(Kind.ABORTED, "the client is closed");
        }
        call.handle().begin();
        LiveCall live = new LiveCall(call, pool(call.way()), nanoTime);
        live.watched(watchdog.watch(live));
        boolean answered = false;
        try {
            UpstreamReply reply = answer(live);
            answered = true;
            return reply;
        } finally {
            if (!answered) {
                end(live, false, -1);
            }
        }
    }

    /** The connections of every way that was called by. */
    public List<OriginStatus> origins() {
        return pools.values().stream().map(OriginPool::status).toList();
    }

    /** How many connections were made. */
    public long created() {
        return created.sum();
    }

    /** How many calls began on a kept connection. */
    public long reused() {
        return reused.sum();
    }

    /** How many calls were sent a second time. */
    public long resent() {
        return resent.sum();
    }

    /** Refuses new calls, and ends those that are running. */
    public void abort() {
        closed = true;
        watchdog.stop();
    }

    /** Refuses new calls and closes what is idle; running calls end as they would. */
    @Override
    public void close() {
        closed = true;
        scrubbing.end();
        pools.values().forEach(OriginPool::close);
    }

    private UpstreamReply answer(LiveCall live) throws UpstreamException {
        boolean kept = live.connect();
        (kept ? reused : created).increment();
        if (!kept) {
            return attempt(live, false);
        }
        try {
            return attempt(live, false);
        } catch (UpstreamException failure) {
            if (!mayResend(live, failure.kind())) {
                throw failure;
            }
        }
        resent.increment();
        created.increment();
        live.reconnect();
        return attempt(live, true);
    }

    private static boolean mayResend(LiveCall live, Kind failure) {
        UpstreamCall call = live.call();
        boolean unanswered = failure == Kind.NO_ANSWER || failure == Kind.SEND;
        return unanswered
                && !live.answered()
                && call.rules().resend() == Resend.REUSED
                && call.body().replayable();
    }

    /** An upstream may answer, and hang up, before it has read all of the request; that answer is worth more than the failed write. */
    private UpstreamReply attempt(LiveCall live, boolean second) throws UpstreamException {
        UpstreamException unsent = send(live);
        try {
            return receive(live, unsent == null, second);
        } catch (UpstreamException failure) {
            throw unsent != null && failure.kind() == Kind.NO_ANSWER ? unsent : failure;
        }
    }

    private @Nullable UpstreamException send(LiveCall live) throws UpstreamException {
        byte[] buffer = writeBuffers.take();
        try {
            new RequestWriter(live, buffer).write();
            return null;
        } catch (UpstreamException failure) {
            if (failure.kind() != Kind.SEND) {
                throw failure;
            }
            return failure;
        } finally {
            writeBuffers.give(buffer);
        }
    }

    private UpstreamReply receive(LiveCall live, boolean sent, boolean second) throws UpstreamException {
        Input input = new Input(live, readBuffers, settings);
        boolean received = false;
        try {
            ParsedHead head = input.head();
            checkRelay(live.call(), head);
            received = true;
            ReplyBody body = body(live, input, head);
            return new UpstreamReply(live, input, head, body, sent ? this::end : this::endUnsent, second);
        } finally {
            if (!received) {
                input.release();
            }
        }
    }

    /** Of all that a proxy may answer in the upstream's place, only this cannot be the upstream's. */
    private static void checkRelay(UpstreamCall call, ParsedHead head) throws UpstreamException {
        Proxy relay = call.way().relay();
        if (relay != null && head.status() == PROXY_WANTS_CREDENTIALS) {
            String wanted = relay.authorization() == null ? "credentials" : "other credentials";
            throw UpstreamException.of(
                    Kind.CONNECT,
                    call.origin() + ": no connection: found status 407 from proxy " + relay + ": it wants " + wanted);
        }
    }

    private ReplyBody body(LiveCall live, Input input, ParsedHead head) throws UpstreamException {
        boolean none = head.status() == 204 || head.status() == 304;
        if (none || live.call().line().method().equals("HEAD")) {
            return new LengthBody(live, input, 0);
        }
        ReplyBody sent = sent(live, input, head);
        return GzipBody.needed(head.headers()) ? new GzipBody(live, sent) : sent;
    }

    private ReplyBody sent(LiveCall live, Input input, ParsedHead head) {
        if (head.chunked()) {
            return new ChunkedBody(live, input, settings.headBytes());
        }
        return head.contentLength() >= 0
                ? new LengthBody(live, input, head.contentLength())
                : new OpenEndedBody(live, input, head.closing());
    }

    private void end(LiveCall live, boolean reusable, int keepSeconds) {
        live.end(reusable, keepSeconds);
    }

    private void endUnsent(LiveCall live, boolean reusable, int keepSeconds) {
        end(live, false, keepSeconds);
    }

    private OriginPool pool(Way way) {
        OriginPool known = pools.get(way);
        return known != null
                ? known
                : pools.computeIfAbsent(way, added -> new OriginPool(added, transport, settings, nanoTime));
    }

    /** Lets go of idle connections once a second. */
    private final class Scrubber implements Watched {
        private volatile long nextNanos;

        @Override
        public long deadlineNanos() {
            return nextNanos;
        }

        @Override
        public void expire() {
            next();
            pools.values().forEach(OriginPool::scrub);
        }

        void next() {
            nextNanos = nanoTime.getAsLong() + SCRUB_NANOS;
        }
    }
}
