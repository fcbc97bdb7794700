package io.fairlead.core.upstream;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The caller's grip on a call: any thread may abort it at any time, also before it began. An abort is remembered, so every
 * later call with the same handle fails at once. One call at a time.
 */
public final class CallHandle {
    /** Null, what the call is blocked in, or a {@link Cut}: one compare-and-set decides between an end and a cut. */
    private final AtomicReference<@Nullable Object> state = new AtomicReference<>();

    /**
     * Ends the call: whoever is blocked in it gets an {@link UpstreamException} of kind ABORTED with this reason. Never blocks.
     *
     * @return false if it was aborted before
     */
    public boolean abort(String reason) {
        return cut(new Cut.Abort(reason));
    }

    /** Whether {@link #abort} was called. */
    public boolean aborted() {
        return state.get() instanceof Cut.Abort;
    }

    /** The first cut stays, but an abort outlasts a timeout: it holds for later calls, too. */
    boolean cut(Cut cut) {
        for (; ; ) {
            Object now = state.get();
            if (now instanceof Cut.Abort || (now instanceof Cut.Timeout && cut instanceof Cut.Timeout)) {
                return false;
            }
            if (state.compareAndSet(now, cut)) {
                if (now instanceof Cuttable blocked) {
                    blocked.cut();
                }
                return true;
            }
        }
    }

    /** What ended the call, or null. */
    @Nullable Cut cut() {
        return state.get() instanceof Cut cut ? cut : null;
    }

    /** Begins a call: the deadlines of the one before are forgotten. */
    void begin() {
        Object now = state.get();
        if (now instanceof Cuttable) {
            throw new IllegalStateException("found a handle with a running call, expected one call at a time");
        }
        if (now instanceof Cut.Timeout) {
            state.compareAndSet(now, null);
        }
    }

    /** From now on a cut ends {@code to}; false if a cut came first. */
    boolean move(@Nullable Cuttable from, @Nullable Cuttable to) {
        return state.compareAndSet(from, to);
    }
}
