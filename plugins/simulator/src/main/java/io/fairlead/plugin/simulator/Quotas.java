package io.fairlead.plugin.simulator;

import io.fairlead.plugin.simulator.Behaviour.Limits;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What each key has used of each model within the last 60 seconds, counted exactly. Refused requests do not count. Safe
 * for many threads.
 */
final class Quotas {
    private static final long WINDOW = Duration.ofSeconds(60).toMillis();

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Account, Usage> usages = new HashMap<>();

    /** Takes a request into account, or says which limit it would exceed. */
    @Nullable Refusal take(Account account, Limits limits, long tokens, long now) {
        if (limits.rpm() == 0 && limits.tpm() == 0) {
            return null;
        }
        lock.lock();
        try {
            return usages.computeIfAbsent(account, key -> new Usage()).take(account.model, limits, tokens, now);
        } finally {
            lock.unlock();
        }
    }

    /** Whose usage: one key's of one model. */
    record Account(String key, String model) {
        /** Never the key. */
        @Override
        public String toString() {
            return "Account[" + model + "]";
        }
    }

    private record Taken(long at, long tokens) {}

    private static final class Usage {
        private final Deque<Taken> recent = new ArrayDeque<>();
        private long used;

        @Nullable Refusal take(String model, Limits limits, long tokens, long now) {
            for (Taken oldest = recent.peek(); oldest != null && oldest.at <= now - WINDOW; oldest = recent.peek()) {
                used -= recent.remove().tokens;
            }
            if (limits.rpm() > 0 && recent.size() >= limits.rpm()) {
                String figures = figures("requests per minute (RPM)", limits.rpm(), recent.size(), 1);
                return Refusal.ofLimit("Rate limit reached for `" + model + "` on " + figures, wait(0, now));
            }
            if (limits.tpm() > 0 && used + tokens > limits.tpm()) {
                String figures = figures("tokens per minute (TPM)", limits.tpm(), used, tokens);
                boolean fits = tokens <= limits.tpm();
                return Refusal.ofLimit(
                        (fits ? "Rate limit reached for `" : "Request too large for `") + model + "` on " + figures,
                        fits ? wait(used + tokens - limits.tpm(), now) : null);
            }
            recent.add(new Taken(now, tokens));
            used += tokens;
            return null;
        }

        private static String figures(String what, long limit, long used, long requested) {
            return what + ": Limit " + limit + ", Used " + used + ", Requested " + requested + ".";
        }

        /** How long until so many tokens, and at least one request, are out of the window. */
        private Duration wait(long tokens, long now) {
            long freed = 0;
            long until = now;
            for (Taken each : recent) {
                freed += each.tokens;
                until = each.at + WINDOW;
                if (freed >= tokens) {
                    break;
                }
            }
            return Duration.ofMillis(Math.max(1, until - now));
        }
    }
}
