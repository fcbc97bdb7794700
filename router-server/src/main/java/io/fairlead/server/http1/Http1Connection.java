package io.fairlead.server.http1;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.config.ClientLimits;
import io.fairlead.core.http.FieldParser;
import io.fairlead.core.http.MalformedException;
import io.fairlead.core.transport.Wire;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A connection with its requests, one after the other. */
public final class Http1Connection implements ServerConnection, InterruptableTask<Void> {
    private static final Logger LOGGER = System.getLogger(Http1Connection.class.getName());
    private static final Duration LAST_LOOK = Duration.ofMillis(200);
    private static final int MOST_DRAINED = 1 << 20;

    /** What a connection does. */
    private enum State {
        WAITING,
        SERVING,
        CLOSED
    }

    private final Wire wire;
    private final String remote;
    private final Requests requests;
    private final LongSupplier nanoTime;
    private final long writeNanos;
    private final RequestInput input;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile boolean closing;
    private final AtomicLong idleSinceNanos;

    /**
     * A connection that began.
     *
     * @param wire of the client
     * @param begun what the client said already
     * @param remote its address, for the log
     * @param requests what becomes of its requests
     * @param limits how patient the server is
     * @param nanoTime by which its patience is measured
     */
    public Http1Connection(
            Wire wire, byte[] begun, String remote, Requests requests, ClientLimits limits, LongSupplier nanoTime) {
        this.wire = wire;
        this.remote = remote;
        this.requests = requests;
        this.nanoTime = nanoTime;
        this.writeNanos = limits.write().toNanos();
        this.input = new RequestInput(wire, begun, nanoTime, limits.head().toNanos());
        this.idleSinceNanos = new AtomicLong(nanoTime.getAsLong());
    }

    Wire wire() {
        return wire;
    }

    String remote() {
        return remote;
    }

    Requests requests() {
        return requests;
    }

    /** Whether it ends after the answer that goes out on it. */
    boolean closing() {
        return closing || requests.closing();
    }

    void write(byte[] bytes, int offset, int length) throws IOException {
        wire.write(bytes, offset, length, writeNanos);
    }

    /** Serves requests until the connection ends. */
    @Override
    public void handle(Limit unlimited) {
        try {
            boolean more = true;
            while (more && !closing && input.await()) {
                long began = nanoTime.getAsLong();
                idleSinceNanos.setRelease(began);
                RequestHead head = input.head(began);
                more = head != null && state.compareAndSet(State.WAITING, State.SERVING) && serve(head);
            }
        } catch (UnreadableException unreadable) {
            refuse(unreadable);
        } catch (IOException left) {
            // There is nobody to tell.
        }
    }

    private boolean serve(RequestHead head) {
        Http1Inbound inbound = new Http1Inbound(this, head, input);
        try {
            requests.serve(inbound);
        } catch (RuntimeException | LinkageError | StackOverflowError bug) {
            // Without its message, which may quote the request.
            StackTraceElement[] trace = bug.getStackTrace();
            LOGGER.log(
                    Level.ERROR,
                    "a request failed error=" + bug.getClass().getName() + (trace.length > 0 ? " at " + trace[0] : ""));
            if (!inbound.answered()) {
                refuse(UnreadableException.of(500, head.method(), head.path(), head.fields()));
            }
            inbound.closeAfterAnswer();
        }
        idleSinceNanos.setRelease(nanoTime.getAsLong());
        // From here on it may be closed, also while the rest of a body that nobody wants comes in.
        boolean open = state.compareAndSet(State.SERVING, State.WAITING);
        boolean more = inbound.end() && open;
        if (inbound.broken()) {
            lookForTheEnd();
        }
        return more;
    }

    /** Were it closed with bytes unread, the client might never see its answer. */
    private void lookForTheEnd() {
        try {
            input.drain(LAST_LOOK.toNanos(), MOST_DRAINED);
        } catch (IOException left) {
            // Then there is nothing to see.
        }
    }

    private void refuse(UnreadableException unreadable) {
        requests.refuse(new Http1Inbound(this, unreadable.head(), input), error(unreadable));
        lookForTheEnd();
    }

    private static RouterError error(UnreadableException unreadable) {
        MalformedException wrong = unreadable.wrong();
        if (wrong == null) {
            return error(unreadable.status());
        }
        String message = "found a request that is not well-formed HTTP, with " + wrong.found() + ", expected "
                + wrong.expected();
        return RouterError.builder(ErrorCode.INVALID_REQUEST, message)
                .status(unreadable.status())
                .build();
    }

    private static RouterError error(int status) {
        if (status == 500) {
            return RouterError.of(ErrorCode.INTERNAL, "the gateway failed, its log says how");
        }
        String message = switch (status) {
            case 408 -> "found half a head within the time that it may take, expected all of it";
            case 431 ->
                "found a head of more than " + FieldParser.MAX_HEAD_BYTES + " bytes, expected fewer or shorter headers";
            case 414 ->
                "found a first line of more than " + RequestInput.LONGEST_LINE
                        + " bytes, expected a shorter path and query";
            case 505 -> "HTTP version: found another one, expected HTTP/1.1 or HTTP/2";
            default -> "found a request that is not well-formed HTTP, expected a valid first line and valid headers";
        };
        return RouterError.builder(ErrorCode.INVALID_REQUEST, message)
                .status(status)
                .build();
    }

    /** Whether nothing is served; it stays so, since who asks then interrupts. */
    @Override
    public boolean canInterrupt() {
        return state.compareAndSet(State.WAITING, State.CLOSED) || state.get() == State.CLOSED;
    }

    @Override
    public Duration idleTime() {
        return state.get() == State.SERVING
                ? Duration.ZERO
                : Duration.ofNanos(nanoTime.getAsLong() - idleSinceNanos.get());
    }

    @Override
    public void close(boolean interrupt) {
        closing = true;
        if (state.compareAndSet(State.WAITING, State.CLOSED)) {
            wire.closeNow();
        }
    }
}
