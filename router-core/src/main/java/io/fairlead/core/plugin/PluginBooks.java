package io.fairlead.core.plugin;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is booked on a plugin for extensions of one kind: how often they are called on the way of requests, for how long, and
 * what fails. All calls count; after the first ones only every sixteenth is timed and stands for the others, because asking
 * for the time costs as much as many of the calls. Safe for many threads.
 */
public final class PluginBooks implements Blame {
    /** Nobody's: what is booked is never looked at. */
    public static final PluginBooks NONE = new PluginBooks(Blame.NONE, () -> 0, _ -> {});

    private static final long UNTIMED = Long.MIN_VALUE;
    private static final int ALL_TIMED = 1024;
    private static final int SHARE = 16;

    private final Blame blame;
    private final LongSupplier nanoTime;
    private final Consumer<PluginBooks> shown;
    private final LongAdder calls = new LongAdder();
    private final LongAdder nanos = new LongAdder();

    /** Which call is timed; threads may overwrite each other's step, which only shifts the choice. */
    private int turn;

    /** Shows itself to {@code shown} when the first call comes: most kinds of most plugins never have one. */
    PluginBooks(Blame blame, LongSupplier nanoTime, Consumer<PluginBooks> shown) {
        this.blame = blame;
        this.nanoTime = nanoTime;
        this.shown = shown;
    }

    /** Books the beginning of a call. What it gives is to be handed to {@link #end}, unless the call throws. */
    public long begin() {
        calls.increment();
        int now = turn;
        turn = (now + 1) & Integer.MAX_VALUE;
        if (now == 0) {
            shown.accept(this);
        }
        return now < ALL_TIMED || now % SHARE == 0 ? nanoTime.getAsLong() : UNTIMED;
    }

    /** Books the end of a call. */
    public void end(long begun) {
        if (begun != UNTIMED) {
            long took = nanoTime.getAsLong() - begun;
            nanos.add(turn <= ALL_TIMED ? took : took * SHARE);
        }
    }

    @Override
    public void failed(@Nullable Throwable thrown) {
        blame.failed(thrown);
    }

    /** How many calls there were. */
    public long calls() {
        return calls.sum();
    }

    /** How long they took together, an estimate. Never falls. */
    public long nanos() {
        return nanos.sum();
    }
}
