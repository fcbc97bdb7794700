package io.fairlead.core.body;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonFeed;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The reading of one body: into an array that grows in steps, each reserved before it is made, and beyond the bound into
 * a file; scanned on the way. Closing it frees what a failed reading took.
 */
final class BodyReading implements AutoCloseable {
    /** What a body of unknown length starts with. */
    private static final int FIRST = 4_096;
    /** What a body of declared length takes before its first byte is there, and what goes to the scan at once. */
    private static final int PIECE = 16_384;

    private static final int GROWTH = 4;

    private static final byte[] NOTHING = {};

    private final BodyLimits limits;
    private final Spool spool;
    private final BodySource source;
    private final @Nullable JsonFeed feed;
    private final Reservation memory;

    private byte[] heap = NOTHING;
    private @Nullable SpoolFile file;
    private long length;
    private boolean handedOver;

    BodyReading(BodyLimits limits, Spool spool, BodySource source, @Nullable JsonProbes probes) {
        this.limits = limits;
        this.spool = spool;
        this.source = source;
        feed = probes == null ? null : JsonScan.feed(probes);
        memory = new Reservation(limits.memory(), 0);
    }

    /** Reads to the end. */
    StoredBody read() {
        boolean fits = source.declared() <= limits.heapBound();
        if (fits && intoHeap()) {
            return kept(Slice.of(heap, 0, (int) length));
        }
        try {
            SpoolFile spooled = spool.create();
            file = spooled;
            intoFile(spooled);
            spooled.complete();
            JsonScan json = scan();
            reserve(footprint());
            handedOver = true;
            return new SpooledBody(spooled, length, json, memory, limits.memory());
        } catch (IOException e) {
            throw Refusals.spoolBroken(e);
        }
    }

    /** Takes what is here already; its array counts as a whole. */
    StoredBody keep(Slice body) {
        heap = body.array();
        reserve(heap.length + indexReserve());
        take(heap, body.start(), body.length());
        return kept(body);
    }

    private StoredBody kept(Slice body) {
        JsonScan json = scan();
        reserve(heap.length + footprint());
        handedOver = true;
        return new HeapBody(body, json, memory);
    }

    @Override
    public void close() {
        if (handedOver) {
            return;
        }
        memory.close();
        if (file != null) {
            file.close();
        }
    }

    /** False if the body is not at its end where the heap is. */
    private boolean intoHeap() {
        while (true) {
            int at = (int) length;
            if (at == heap.length && at != source.declared() && !grow()) {
                return false;
            }
            int count = source.read(heap, at, heap.length - at);
            if (count < 0) {
                return true;
            }
            take(heap, at, count);
        }
    }

    private boolean grow() {
        long most = source.declared() < 0 ? limits.heapBound() : source.declared();
        int first = source.declared() < 0 ? FIRST : PIECE;
        int wanted = (int) Math.min(most, Math.max(first, (long) heap.length * GROWTH));
        if (wanted <= heap.length) {
            return false;
        }
        // Old and new array live side by side while one is copied to the other.
        reserve((long) heap.length + wanted + indexReserve());
        heap = Arrays.copyOf(heap, wanted);
        reserve(wanted + indexReserve());
        return true;
    }

    private void intoFile(SpoolFile spooled) throws IOException {
        spooled.append(heap, 0, (int) length);
        heap = NOTHING;
        reserve(indexReserve());
        byte[] buffer = new byte[PIECE];
        int count = source.read(buffer, 0, buffer.length);
        while (count >= 0) {
            take(buffer, 0, count);
            spooled.append(buffer, 0, count);
            count = source.read(buffer, 0, buffer.length);
        }
    }

    private void take(byte[] bytes, int offset, int count) {
        length += count;
        if (length > limits.maxBody()) {
            throw Refusals.tooLarge("more than " + limits.maxBody(), limits.maxBody());
        }
        if (feed == null) {
            return;
        }
        try {
            for (int done = 0; done < count; done += PIECE) {
                feed.accept(bytes, offset + done, Math.min(PIECE, count - done));
                reserve(heap.length + indexReserve());
            }
        } catch (JsonSyntaxException e) {
            throw Refusals.invalid(e);
        }
    }

    private @Nullable JsonScan scan() {
        try {
            return feed == null ? null : feed.finish();
        } catch (JsonSyntaxException e) {
            throw Refusals.invalid(e);
        }
    }

    /** Enough for the scan's index to double with the next piece. */
    private long indexReserve() {
        long now = footprint();
        return now <= PIECE ? now : now * 3;
    }

    private long footprint() {
        return feed == null ? 0 : feed.footprint();
    }

    private void reserve(long bytes) {
        if (bytes != memory.bytes() && !memory.tryResize(bytes)) {
            throw Refusals.noMemory(limits.memory());
        }
    }
}
