package io.fairlead.core.plugin;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is booked on a plugin for extensions of one kind: how often they are called on the way of requests, for how long, and
 * what fails. All calls count; after the first ones only every sixteenth is timed and stands for the others, because asking
 * for the time costs as much as many of the calls. Safe for many threads.
 */
public final class PluginBooks implements Blame {
    /** Nobody's: what is booked is never looked at. */
    public static final PluginBooks NONE = new PluginBooks(Blame.NONE, () -> 0, _ -> {});

    static final int ALL_TIMED = 1024;
    private static final long UNTIMED = Long.MIN_VALUE;
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

    /** Makes and books a call. */
    public <R extends @Nullable Object> R time(Supplier<R> call) {
        long begun = begin();
        try {
            return call.get();
        } finally {
            end(begun);
        }
    }

    /** Books the beginning of a call. What it gives is to be handed to {@link #end}, also if the call throws. */
    public long begin() {
        return begin(next());
    }

    int next() {
        int now = turn;
        turn = (now + 1) & Integer.MAX_VALUE;
        if (now == 0) {
            shown.accept(this);
        }
        return now;
    }

    long begin(int now) {
        calls.increment();
        return now < ALL_TIMED || now % SHARE == 0 ? nanoTime.getAsLong() : UNTIMED;
    }

    /** Whether a call that began so is timed. */
    public static boolean timed(long begun) {
        return begun != UNTIMED;
    }

    /** The time, for what is taken out of that of a call: add it to what {@link #begin} gave. */
    public long now() {
        return nanoTime.getAsLong();
    }

    /** Books the end of a call. */
    public void end(long begun) {
        end(begun, turn <= ALL_TIMED);
    }

    void end(long begun, boolean allTimed) {
        if (timed(begun)) {
            long took = nanoTime.getAsLong() - begun;
            nanos.add(allTimed ? took : took * SHARE);
        }
    }

    /** Books for calls that follow each other quickly, such as those for the frames of one stream. */
    public PluginTally tally() {
        return new PluginTally(this);
    }

    @Override
    public boolean failed(@Nullable Throwable thrown) {
        return blame.failed(thrown);
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
