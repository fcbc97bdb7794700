package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.api.dialect.Framing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a reply that comes in several reads, as the loop over an upstream's reply does. */
final class Cutting {
    private final FrameCutter cutter;
    private final List<String> frames = new ArrayList<>();
    private final List<SseEvent> events = new ArrayList<>();
    private byte[] buffer = new byte[0];
    private int begin;
    private int scanned;

    private Cutting(Framing framing) {
        cutter = FrameCutter.of(framing);
    }

    /** The frames of a reply that comes in reads which end at these places. */
    static List<String> frames(Framing framing, byte[] reply, int... ends) {
        return all(framing, reply, ends).frames;
    }

    /** What is in these frames. */
    static List<SseEvent> events(byte[] reply, int... ends) {
        return all(Framing.SSE, reply, ends).events;
    }

    private static Cutting all(Framing framing, byte[] reply, int... ends) {
        Cutting cutting = new Cutting(framing);
        int from = 0;
        for (int end : ends) {
            cutting.read(Arrays.copyOfRange(reply, from, end));
            from = end;
        }
        cutting.read(Arrays.copyOfRange(reply, from, reply.length));
        cutting.cut(true);
        return cutting;
    }

    private void read(byte[] bytes) {
        int filled = buffer.length;
        buffer = Arrays.copyOf(buffer, filled + bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        cut(false);
    }

    private void cut(boolean last) {
        for (int end; (end = cutter.end(buffer, begin, scanned, buffer.length, last)) >= 0; ) {
            FrameView view = new FrameView().set(buffer, begin, end);
            cutter.describe(view);
            frames.add(new String(buffer, begin, end - begin, UTF_8));
            events.add(SseEvent.of(view));
            begin = end;
            scanned = end;
        }
        scanned = buffer.length;
    }
}
