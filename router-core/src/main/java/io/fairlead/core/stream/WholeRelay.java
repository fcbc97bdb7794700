package io.fairlead.core.stream;

import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.Failure;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.Reply;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import io.fairlead.core.stream.Continuity.Frames;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Passes on a reply that is one piece: read to its end before the client gets a byte, so that no torso looks whole. */
final class WholeRelay {
    private static final int FIRST_BUFFER = 4096;
    private static final int LARGEST = 256 << 20;

    /** What a translated answer takes beside its bytes: what it is read into, and what that is written as. */
    private static final long TRANSLATED = 2;

    private final RelayContext context;
    private final FrameHandler handler;
    private final @Nullable ReplyStage stage;
    private final ByteQueue out;
    private final TimeSource time;
    private final AnswerMemory memory;
    private byte[] buffer = new byte[0];
    private int length;

    WholeRelay(RelayContext context, FrameHandler handler, Frames frames, TimeSource time, AnswerMemory memory) {
        this.context = context;
        this.handler = handler;
        this.stage = frames.stage();
        this.out = frames.out();
        this.time = time;
        this.memory = memory;
    }

    RelayEnd run(FirstContent firstContent) {
        Exchange exchange = context.exchange();
        try {
            read();
            return judged();
        } catch (IOException e) {
            return exchange.gone()
                    ? new RelayEnd.ClientLeft(usage())
                    : new RelayEnd.Failed(Failures.of(e, firstContent), UpstreamError.NONE, handler.usage());
        } catch (RouterException refusal) {
            return new RelayEnd.Refused(refusal.error(), false, usage());
        }
    }

    private RelayEnd judged() {
        Slice body = handle();
        UpstreamError error = handler.error();
        if (error != null) {
            return new RelayEnd.Failed(
                    Failures.reported(context.candidate(), context.reply(), error), error, handler.usage());
        }
        if (!handler.complete()) {
            return new RelayEnd.Failed(
                    Failure.of(FailureKind.TRUNCATED, "the answer is not whole"), UpstreamError.NONE, handler.usage());
        }
        return answer(body);
    }

    private void read() throws IOException {
        Reply reply = context.reply();
        long stated = reply.contentLength();
        if (stated > LARGEST) {
            throw new OversizedFrameException(LARGEST);
        }
        memory.take(Math.max(stated, FIRST_BUFFER));
        buffer = new byte[stated >= 0 ? (int) stated + 1 : FIRST_BUFFER];
        for (int count; (count = reply.read(buffer, length, buffer.length - length)) >= 0; ) {
            length += count;
            if (length == buffer.length) {
                if (length >= LARGEST) {
                    throw new OversizedFrameException(LARGEST);
                }
                memory.take(buffer.length);
                buffer = Arrays.copyOf(buffer, buffer.length * 2);
            }
        }
    }

    private Slice handle() {
        if (!handler.passes()) {
            memory.take(length * TRANSLATED);
        }
        GatherEdit edit = new GatherEdit();
        FrameView frame = new FrameView().set(buffer, 0, length);
        int signals = handler.frame(frame, edit, stage == null ? out : stage);
        if ((signals & Signals.ERROR) == 0) {
            handler.end(stage == null ? out : stage);
        }
        boolean shown = handler.error() == null && handler.complete();
        if (!shown || handler.passes() && stage == null && edit.untouched()) {
            return Slice.of(buffer, 0, length);
        }
        if (handler.passes()) {
            edit.gather(buffer, 0, length, new ByteQueue(), stage == null ? out : stage);
        }
        if (stage != null) {
            stage.end();
        }
        return out.slice();
    }

    private RelayEnd answer(Slice body) {
        String upstream = context.reply().headers().first("content-type");
        Usage usage = usage();
        context.exchange().content(time.nanos());
        try {
            context.answering()
                    .whole(
                            context.reply().status(),
                            handler.contentType(upstream == null ? "application/json" : upstream),
                            body,
                            usage);
            return new RelayEnd.Whole(usage);
        } catch (IOException left) {
            return new RelayEnd.ClientLeft(usage);
        }
    }

    private Usage usage() {
        return UsageEstimate.orElse(handler.usage(), context.request().facts(), TokenEstimate.ofText(length / 2));
    }
}
