package io.fairlead.core.stream;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.frame.ByteQueue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Passes on a reply frame by frame. Until the first content everything is kept, so that the attempt may still fail
 * without the client's notice; from then on the client has what it has, and is told if the rest does not come.
 */
final class StreamRelay {
    private static final int MOST_KEPT = 256 * 1024;

    private final RelayContext context;
    private final FrameHandler handler;
    private final FrameLoop loop;
    private final ByteQueue out;
    private final TimeSource time;
    private final @Nullable Continuity line;
    private @Nullable ClientStream client;
    private boolean content;

    StreamRelay(RelayContext context, Handling handling, FrameLoop loop, TimeSource time) {
        this.context = context;
        this.handler = handling.handler();
        this.loop = loop;
        this.out = handling.frames().out();
        this.line = handling.line();
        this.time = time;
    }

    RelayEnd run(FirstContent firstContent) {
        client = line == null ? null : line.take();
        try {
            return relay(firstContent);
        } catch (RouterException refusal) {
            return refused(refusal.error());
        } catch (RuntimeException | LinkageError | StackOverflowError thrown) {
            if (client == null) {
                throw thrown;
            }
            return crashed(thrown);
        } finally {
            context.exchange().malformed(loop.malformed());
        }
    }

    /** A plugin failed in the middle of the stream: the client is told like of any other end that came too early. */
    private RelayEnd crashed(Throwable thrown) {
        try {
            return failed(Failures.thrown(context.candidate(), thrown));
        } catch (RouterException refusal) {
            return refused(refusal.error());
        }
    }

    private RelayEnd relay(FirstContent firstContent) {
        try {
            for (; ; ) {
                int signals = read(firstContent);
                if (signals == -1) {
                    return finish();
                }
                if ((signals & Signals.ERROR) != 0) {
                    return failed(Failures.reported(context.candidate(), context.reply(), error()));
                }
                pass(signals, firstContent);
                if ((signals & Signals.END) != 0) {
                    // Upstreams may leave the body open behind the mark of its end; nobody waits for them.
                    context.reply().leaveEnd();
                    return finish();
                }
            }
        } catch (ClientFailure left) {
            return clientLeft();
        } catch (IOException e) {
            return context.exchange().gone() ? clientLeft() : failed(Failures.of(e, firstContent));
        }
    }

    private int read(FirstContent firstContent) throws IOException {
        if (content) {
            return loop.step();
        }
        boolean more;
        try (var _ = context.exchange().waiting()) {
            more = loop.fill();
        }
        int signals = more ? loop.handle() : -1;
        firstContent.check();
        return signals;
    }

    private void pass(int signals, FirstContent firstContent) throws IOException {
        if (!content && (signals & Signals.CONTENT) == 0 && out.length() < MOST_KEPT) {
            loop.keep();
            return;
        }
        if (!content) {
            content = true;
            firstContent.seen();
            context.exchange().content(time.nanos());
            if (client != null) {
                context.exchange().waitsNoMore();
            }
        }
        flush();
    }

    private void flush() throws ClientFailure {
        try {
            ClientStream open = client == null ? open() : client;
            loop.flush((array, start, end) -> write(open, array, start, end));
        } catch (IOException e) {
            throw new ClientFailure(e);
        }
    }

    private void write(ClientStream open, byte[] array, int start, int end) throws IOException {
        open.write(array, start, end - start);
        context.exchange().sent(end - start);
    }

    private ClientStream open() throws IOException {
        String upstream = context.reply().headers().first("content-type");
        ClientStream opened = context.answering().stream(
                context.reply().status(), handler.contentType(upstream == null ? "text/event-stream" : upstream));
        client = opened;
        return opened;
    }

    private RelayEnd finish() throws ClientFailure {
        int signals = loop.end();
        if ((signals & Signals.ERROR) != 0) {
            return failed(Failures.reported(context.candidate(), context.reply(), error()));
        }
        if (!handler.complete() && !endMarked()) {
            String detail = loop.malformed() > 0 ? "ended early after a malformed frame" : "ended without its end";
            return failed(Failure.of(FailureKind.TRUNCATED, detail));
        }
        loop.endStage();
        flush();
        closeClient();
        return new RelayEnd.Whole(usage());
    }

    /** Of a body that just stops nobody knows whether it stopped in order. */
    private boolean endMarked() {
        if (!context.reply().delimited() || !loop.markEnd()) {
            return false;
        }
        context.exchange().endMarked();
        return true;
    }

    private void closeClient() throws ClientFailure {
        ClientStream open = client;
        try {
            if (open != null) {
                open.finish();
            }
        } catch (IOException e) {
            throw new ClientFailure(e);
        }
    }

    private RelayEnd failed(Failure failure) {
        if (client == null) {
            return new RelayEnd.Failed(failure, error(), handler.usage());
        }
        if (line != null && line.untouched()) {
            line.leave();
            return new RelayEnd.Failed(failure, error(), handler.usage());
        }
        RouterError told = broken(failure);
        try {
            if (line != null && line.mayGoOn()) {
                loop.keep();
                flush();
                line.leave(client, told);
                return new RelayEnd.Interrupted(failure, told, usage());
            }
            loop.endStage();
            tell(told);
        } catch (IOException left) {
            return clientLeft();
        }
        return new RelayEnd.Broken(failure, told, usage());
    }

    /** Of an upstream that says why it breaks off, the client hears its words, as it does of one that refuses a request. */
    private RouterError broken(Failure failure) {
        String words = error().message();
        return RouterError.of(
                ErrorCode.STREAM_BROKEN,
                "the answer of " + context.candidate().deployment().id() + " broke off: " + failure.kind() + ", "
                        + failure.detail() + (words.isEmpty() ? "" : ": " + words));
    }

    /** What a filter holds back by now stays where it is: nothing passes without the filter. */
    private RelayEnd refused(RouterError error) {
        try {
            if (client != null) {
                tell(error);
            }
        } catch (IOException left) {
            return clientLeft();
        }
        return new RelayEnd.Refused(error, client != null, usage());
    }

    private void tell(RouterError error) throws IOException {
        loop.keep();
        try {
            handler.fail(error, out);
        } catch (RuntimeException | LinkageError | StackOverflowError unable) {
            Failures.log(context.candidate(), "fail", unable);
            abort();
            return;
        }
        flush();
        closeClient();
    }

    private void abort() {
        ClientStream open = client;
        if (open != null) {
            open.abort();
        }
    }

    private RelayEnd clientLeft() {
        abort();
        return new RelayEnd.ClientLeft(usage());
    }

    private UpstreamError error() {
        UpstreamError error = handler.error();
        return error == null
                ? UpstreamError.NONE
                : context.candidate().credential().masked(error);
    }

    private Usage usage() {
        RequestFacts facts = context.request().facts();
        return handler.complete()
                ? UsageEstimate.orElse(handler.usage(), facts, loop.contentFrames())
                : UsageEstimate.soFar(handler.usage(), facts, loop.contentFrames());
    }

    /** Tells a failure on the client's side from one on the upstream's. */
    private static final class ClientFailure extends IOException {
        private static final long serialVersionUID = 1L;

        ClientFailure(IOException cause) {
            super(cause);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
