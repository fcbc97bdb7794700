package io.fairlead.plugin.simulator;

import io.fairlead.api.provider.ReplySink;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When the tokens of one answer come, and where it breaks if it is to break. */
final class Pace {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    /** Shorter waits are saved up: no timer is that exact. */
    private static final long SHORTEST_WAIT = Duration.ofMillis(2).toNanos();
    /** Longer than any deadline. */
    private static final Duration STALL = Duration.ofDays(1);

    private final long nanosPerToken;
    private final @Nullable Mishap mishap;
    private long owed;
    private int tokens;

    /** A pace; 0 tokens per second for all at once. */
    Pace(long tokensPerSecond, @Nullable Mishap mishap) {
        nanosPerToken = tokensPerSecond == 0 ? 0 : SECOND / tokensPerSecond;
        this.mishap = mishap;
    }

    /** Waits for the next token; the first one is there. Says whether the answer goes on. */
    boolean nextToken(ReplySink sink) throws IOException {
        if (mishap != null && tokens == mishap.after() && !goesOn(mishap, sink)) {
            return false;
        }
        owed += tokens++ == 0 ? 0 : nanosPerToken;
        if (owed >= SHORTEST_WAIT) {
            sink.pause(Duration.ofNanos(owed));
            owed = 0;
        }
        return true;
    }

    /** Waits for all tokens of an answer that is given as a whole. */
    void whole(long count, ReplySink sink) throws IOException {
        if (mishap != null && mishap.kind() == Mishap.Kind.STALL) {
            stall(sink);
        }
        sink.pause(Duration.ofNanos(Math.multiplyExact(Math.max(0, count - 1), nanosPerToken)));
    }

    private static boolean goesOn(Mishap mishap, ReplySink sink) throws IOException {
        return switch (mishap.kind()) {
            case CUT -> throw cut();
            case STALL -> stall(sink);
            case ERROR -> false;
            case STATUS, DROP -> true;
        };
    }

    /** What a broken connection is. */
    static IOException cut() {
        return new IOException("the simulated connection broke");
    }

    private static boolean stall(ReplySink sink) throws IOException {
        sink.pause(STALL);
        throw cut();
    }
}
