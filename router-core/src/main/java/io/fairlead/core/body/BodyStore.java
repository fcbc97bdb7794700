package io.fairlead.core.body;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies and keeps them within the limits. One per gateway, for all threads. */
public final class BodyStore {
    private final BodyLimits limits;
    private final Spool spool;

    private BodyStore(BodyLimits limits, Spool spool) {
        this.limits = limits;
        this.spool = spool;
    }

    /** Makes the spool folder if need be, and deletes the files that an earlier run left in it. */
    public static BodyStore open(BodyLimits limits) throws IOException {
        return new BodyStore(limits, Spool.open(limits.spool(), limits.spoolMax()));
    }

    /** The same for bodies of at most so many bytes: a longer one is refused as soon as that is seen. */
    public BodyStore atMost(long bytes) {
        return new BodyStore(limits.atMost(bytes), spool);
    }

    /** The limits it keeps. */
    public BodyLimits limits() {
        return limits;
    }

    /** How many bytes the spool files take, or are about to. */
    public long spooled() {
        return spool.room().used();
    }

    /** Whether a body of this length may be kept in the array that it came in. */
    public boolean fitsHeap(long length) {
        return length <= Math.min(limits.heapBound(), limits.maxBody());
    }

    /**
     * Keeps a body that is here already, in its own array.
     *
     * @param probes what to look out for in a JSON body; null for a body that is no JSON
     * @throws io.fairlead.api.error.RouterException if it is not JSON, or if there is no room for it
     */
    public StoredBody keep(Slice body, @Nullable JsonProbes probes) {
        BodySource nothing = new BodySource(InputStream.nullInputStream(), 0);
        try (BodyReading reading = new BodyReading(limits, spool, nothing, probes)) {
            return reading.keep(body);
        }
    }

    /**
     * Reads a body to its end. The caller closes what it gets, and leaves the stream alone after a failure: the rest of
     * the body is still in it.
     *
     * @param in the body; an {@link IOException} of it means that the client broke off
     * @param declaredLength the value of Content-Length, or -1 where there is none
     * @param probes what to look out for in a JSON body; null for a body that is no JSON
     * @throws io.fairlead.api.error.RouterException if the body is too large, incomplete or not JSON, or if there is no
     *     room for it
     */
    public StoredBody read(InputStream in, long declaredLength, @Nullable JsonProbes probes) {
        if (declaredLength > limits.maxBody()) {
            throw Refusals.tooLarge(Long.toString(declaredLength), limits.maxBody());
        }
        try (BodyReading reading = new BodyReading(limits, spool, new BodySource(in, declaredLength), probes)) {
            return reading.read();
        }
    }
}
