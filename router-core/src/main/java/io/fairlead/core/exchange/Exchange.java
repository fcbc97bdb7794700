package io.fairlead.core.exchange;

import io.fairlead.api.deployment.Money;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.upstream.CallHandle;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one exchange so far. Written by its own thread; only {@link #clientGone()} is called by others. What
 * the log and the metrics tell at its end is read from here.
 */
public final class Exchange {
    private static final Logger LOGGER = System.getLogger(Exchange.class.getName());

    private final Inbound inbound;
    private final String id;
    private final String requestId;
    private final TraceParent trace;
    private final long startNanos;
    private final List<AttemptRecord> attempts = new ArrayList<>(2);
    private final Dropped dropped = new Dropped();
    private @Nullable String requestIdHeader;
    private long deadlineNanos = Long.MAX_VALUE;
    private String dialect = "";
    private String model = "";
    private String route = "";
    private boolean listed = true;
    private boolean streamed;
    private @Nullable String deployment;
    private int status;
    private boolean endMarked;
    private long malformedFrames;
    private long bytesIn;
    private long bytesOut;
    private long firstContentNanos;
    private long upstreamNanos;
    private long waitedNanos;
    private int retriesRefused;
    private Usage usage = Usage.UNKNOWN;
    private long costNanos = -1;
    private @Nullable RouterError error;
    private @Nullable KeepAlive keepAlive;
    private @Nullable Recovery recovery;
    private @Nullable String recovered;
    private Blame blame = Blame.NONE;
    private volatile boolean gone;
    private volatile @Nullable CallHandle call;

    /** An exchange that begins now. */
    public Exchange(Inbound inbound, String id, String requestId, TraceParent trace, long startNanos) {
        this.inbound = inbound;
        this.id = id;
        this.requestId = requestId;
        this.trace = trace;
        this.startNanos = startNanos;
        inbound.onClientGone(this::clientGone);
    }

    /** Says who is told of what plugins do wrong. */
    public void blame(Blame told) {
        blame = told;
    }

    /** A plugin's code threw in the course of the exchange, and nobody makes more of it. */
    public void blamed(String in, Throwable thrown) {
        if (blame.failed(thrown)) {
            LOGGER.log(
                    Level.WARNING, "a plugin failed exchange=" + id + " in=" + in + " error=" + FailureText.of(thrown));
        }
    }

    /** The client's request and the way back. */
    public Inbound inbound() {
        return inbound;
    }

    /** Id of the exchange, always the gateway's own. */
    public String id() {
        return id;
    }

    /** Id of the request: the client's own where it gave one. */
    public String requestId() {
        return requestId;
    }

    /** The header in which the client looks for the id of the request; null if in none. */
    public @Nullable String requestIdHeader() {
        return requestIdHeader;
    }

    /** Sets the header in which the client looks for the id of the request; its name can be sent. */
    public void requestIdHeader(@Nullable String name) {
        requestIdHeader = name;
    }

    /** The trace it belongs to. */
    public TraceParent trace() {
        return trace;
    }

    /** When it began. */
    public long startNanos() {
        return startNanos;
    }

    /** When it must have ended; {@link Long#MAX_VALUE} for no bound. */
    public long deadlineNanos() {
        return deadlineNanos;
    }

    /** Sets when it must have ended. */
    public void deadlineNanos(long nanos) {
        deadlineNanos = nanos;
    }

    /**
     * The call under way; aborted at once if the client has left. What a translation for the call before it lost does not
     * count any more.
     */
    public void calling(CallHandle handle) {
        call = handle;
        dropped.clear();
        if (gone) {
            handle.abort("the client left");
        }
    }

    /** The client left: whatever is under way ends. Called from any thread. */
    public void clientGone() {
        gone = true;
        CallHandle running = call;
        if (running != null) {
            running.abort("the client left");
        }
    }

    /** Whether the client was seen to leave. */
    public boolean gone() {
        return gone;
    }

    /** Adds an attempt that ended. */
    public void attempted(AttemptRecord attempt) {
        attempts.add(attempt);
        upstreamNanos += attempt.nanos();
        if (attempt.costNanos() >= 0) {
            costNanos = new Money(Math.max(0, costNanos))
                    .plus(new Money(attempt.costNanos()))
                    .nanos();
        }
    }

    /** Signs of life for a client that waits for its stream, from now on. */
    public void keepAlive(KeepAlive signs) {
        keepAlive = signs;
    }

    /** Its thread waits for somebody else from now until this is closed: meanwhile the client may get a sign of life. */
    public KeepAlive.Waiting waiting() {
        KeepAlive signs = keepAlive;
        return signs == null ? KeepAlive.UNHEARD : signs.waiting();
    }

    /** Ends the signs of life, and gives out the stream that they began, once; null if there is none. */
    public @Nullable ClientStream begun() {
        KeepAlive signs = keepAlive;
        return signs == null ? null : signs.take();
    }

    /** Its client waits again, in the middle of a stream that is open: signs of life go into that. */
    public void waitsAgain(ClientStream open) {
        KeepAlive signs = keepAlive;
        if (signs != null) {
            signs.again(open);
        }
    }

    /** Its client hears of its answer again. */
    public void waitsNoMore() {
        ClientStream _ = begun();
    }

    /** Its stream may be gone on with if it breaks. */
    public void recovery(Recovery possible) {
        recovery = possible;
    }

    /** What its stream may be gone on with if it breaks, or null. */
    public @Nullable Recovery recovery() {
        return recovery;
    }

    /** Its stream broke, and became whole in this way. */
    public void recovered(String how) {
        recovered = how;
    }

    /** In which way a stream that broke became whole, or null. */
    public @Nullable String recovered() {
        return recovered;
    }

    /** Tells the error to a client whose stream is open though nobody answers; false if there is no such stream. */
    public boolean tell(RouterError told) {
        if (recovery != null && recovery.fail(told)) {
            return true;
        }
        KeepAlive signs = keepAlive;
        return signs != null && signs.tell(told);
    }

    /** Whether the client got a head that stays with one answer or error: an open stream leaves both possible. */
    public boolean answered() {
        KeepAlive signs = keepAlive;
        boolean open = recovery != null && recovery.open();
        return status != 0 && !open && (signs == null || !signs.begun());
    }

    /** All attempts that ended. */
    public List<AttemptRecord> attempts() {
        return Collections.unmodifiableList(attempts);
    }

    /** What translations could not carry. */
    public Dropped dropped() {
        return dropped;
    }

    /** What was asked: dialect, model as the client named it, stream or not. */
    public void asked(String dialectId, String clientModel, boolean stream) {
        dialect = dialectId;
        model = clientModel;
        streamed = stream;
    }

    /** The client's dialect; empty before it is known. */
    public String dialect() {
        return dialect;
    }

    /** The model as the client named it; empty before it is known. */
    public String model() {
        return model;
    }

    /** Whether the client wants a stream. */
    public boolean streamed() {
        return streamed;
    }

    /** The route that serves it, and whether anybody but the client has named it. */
    public void routed(String name, boolean known) {
        route = name;
        listed = known;
    }

    /** Whether anybody but the client has named the route. */
    public boolean listed() {
        return listed;
    }

    /** The route; empty before it is known. */
    public String route() {
        return route;
    }

    /** The deployment whose answer the client gets. */
    public void served(String deploymentId) {
        deployment = deploymentId;
    }

    /** The deployment whose answer the client gets, or null. */
    public @Nullable String deployment() {
        return deployment;
    }

    /** The head of the answer is on its way. */
    public void answering(int withStatus) {
        status = withStatus;
    }

    /** The status of the answer; 0 if none was sent. */
    public int status() {
        return status;
    }

    /** Length of the request's body. */
    public void received(long bytes) {
        bytesIn = bytes;
    }

    /** Length of the request's body. */
    public long bytesIn() {
        return bytesIn;
    }

    /** So many frames of a reply could not be read, and were left out. */
    public void malformed(long frames) {
        malformedFrames += frames;
    }

    /** Frames of replies that could not be read. */
    public long malformed() {
        return malformedFrames;
    }

    /** The mark of the stream's end came from the gateway, since the upstream left it out. */
    public void endMarked() {
        endMarked = true;
    }

    /** Whether the mark of the stream's end came from the gateway. */
    public boolean endIsOurs() {
        return endMarked;
    }

    /** Bytes of the answer's body that were written. */
    public void sent(long bytes) {
        bytesOut += bytes;
    }

    /** Bytes of the answer's body that were written. */
    public long bytesOut() {
        return bytesOut;
    }

    /** The first content byte went to the client, or was there for it. */
    public void content(long nanos) {
        if (firstContentNanos == 0) {
            firstContentNanos = nanos;
        }
    }

    /** When the first content was there; 0 if none was. */
    public long firstContentNanos() {
        return firstContentNanos;
    }

    /** Time spent in attempts. */
    public long upstreamNanos() {
        return upstreamNanos;
    }

    /** Time went by in which nobody was asked. */
    public void waited(long nanos) {
        waitedNanos += nanos;
    }

    /** Time in which nobody was asked: before repetitions, and until a candidate was free. */
    public long waitedNanos() {
        return waitedNanos;
    }

    /** A candidate was not asked again because the route's budget for that was used up. */
    public void retryRefused() {
        retriesRefused++;
    }

    /** How often a candidate was not asked again because the route's budget for that was used up. */
    public int retriesRefused() {
        return retriesRefused;
    }

    /** What the answer that the client got took. */
    public void used(Usage tokens) {
        usage = tokens;
    }

    /** Tokens of the answer that the client got. */
    public Usage usage() {
        return usage;
    }

    /** The cost of all attempts so far in nano-dollars, also of those that failed; below 0 if unknown. */
    public long costNanos() {
        return costNanos;
    }

    /** It ended with an error. */
    public void failed(RouterError with) {
        error = with;
    }

    /** The error it ended with, or null. */
    public @Nullable RouterError error() {
        return error;
    }
}
