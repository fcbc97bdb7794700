package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.http.Slice;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import io.fairlead.core.scene.Allocation;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** What a frame of a stream costs the heap on its way through: nothing. */
class FrameAllocationTest {
    private static final String EVENT =
            "event: chunk\ndata: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"tide\"}}]}\n\n";
    private static final int FRAMES = 50;
    /** Less than one object for each frame: those that come once in a while may grow their buffers. */
    private static final int NOTHING = FRAMES * 8;

    private long written;

    @Test
    void cuttingTakesNothing() throws Exception {
        byte[] events = EVENT.repeat(FRAMES).getBytes(US_ASCII);
        FrameCutter cutter = FrameCutter.of(Framing.SSE);
        FrameView frame = new FrameView();
        assertThat(Allocation.of(() -> cut(cutter, frame, events))).isLessThan(NOTHING);
    }

    @Test
    void passingFramesOnTakesNothing() throws Exception {
        assertThat(Allocation.of(loop(false))).isLessThan(NOTHING);
        assertThat(written).isPositive();
    }

    @Test
    void editingFramesTakesNothing() throws Exception {
        assertThat(Allocation.of(loop(true))).isLessThan(NOTHING);
        assertThat(written).isPositive();
    }

    private static Integer cut(FrameCutter cutter, FrameView frame, byte[] events) {
        int from = 0;
        for (int end; (end = cutter.end(events, from, from, events.length, false)) >= 0; ) {
            cutter.describe(frame.set(events, from, end));
            from = end;
        }
        return from;
    }

    /** As many reads as there are frames, none of which ends where a frame does. */
    private Callable<Boolean> loop(boolean edited) {
        byte[] events = EVENT.repeat(7).getBytes(US_ASCII);
        BytesReply reply = BytesReply.endless(events, EVENT.length() - 1);
        FrameLoop loop = new FrameLoop(reply, FrameCutter.of(Framing.SSE), new Passing(edited), null, new ByteQueue());
        FrameLoop.Target counting = (array, start, end) -> written += end - start;
        return () -> {
            for (int i = 0; i < FRAMES; i++) {
                loop.step();
                loop.flush(counting);
            }
            return true;
        };
    }

    /** Passes every frame on, as it is or with another first byte of its data. */
    private static final class Passing extends PlainHandler {
        private final boolean edited;

        Passing(boolean edited) {
            this.edited = edited;
        }

        private static final Slice BRACE = Slice.utf8("{");

        @Override
        public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
            if (edited) {
                edit.replace(frame.dataStart(), frame.dataStart() + 1, BRACE);
            }
            return Signals.CONTENT;
        }
    }
}
