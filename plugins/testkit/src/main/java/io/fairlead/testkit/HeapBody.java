package io.fairlead.testkit;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A request's body in memory. */
public final class HeapBody implements RequestBody {
    /** What stands before the body in its array, so that code that takes offsets for indexes is caught. */
    private static final int MARGIN = 7;

    private final byte[] array;
    private final @Nullable JsonScan json;

    private HeapBody(byte[] array, @Nullable JsonScan json) {
        this.array = array;
        this.json = json;
    }

    /** A JSON body, scanned as the host would for a dialect with these probes. */
    public static HeapBody json(String text, JsonProbes probes) {
        byte[] array = padded(text);
        return new HeapBody(array, JsonScan.of(array, MARGIN, array.length, probes));
    }

    /** A JSON body, scanned without probes. */
    public static HeapBody json(String text) {
        return json(text, JsonProbes.NONE);
    }

    /** A body that is no JSON. */
    public static HeapBody opaque(String text) {
        return new HeapBody(padded(text), null);
    }

    private static byte[] padded(String text) {
        return ("#".repeat(MARGIN) + text).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long length() {
        return (long) array.length - MARGIN;
    }

    @Override
    public @Nullable JsonScan json() {
        return json;
    }

    @Override
    public Slice slice(long from, long to) {
        Objects.checkFromToIndex(from, to, length());
        return Slice.of(array, (int) from + MARGIN, (int) to + MARGIN);
    }

    @Override
    public void segments(SegmentSink sink) throws IOException {
        int half = MARGIN + (array.length - MARGIN) / 2;
        sink.accept(array, MARGIN, half - MARGIN);
        sink.accept(array, half, array.length - half);
    }

    /** The whole body as text. */
    public String text() {
        return slice(0, length()).utf8();
    }
}
