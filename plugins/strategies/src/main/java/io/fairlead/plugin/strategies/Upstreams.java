package io.fairlead.plugin.strategies;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Numbers;
import io.fairlead.api.strategy.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The base URLs behind a pool, with their response times. Immutable; the times themselves are in the numbers. */
final class Upstreams {
    /** With this, a base URL that fails once in ten requests is never ahead of one that does not. */
    private static final int PENALTY = 10;
    /** What a failure counts where no response time is known that it could be measured by. */
    private static final long UNKNOWN_PENALTY_MICROS = 60_000_000;
    /** Failures that say nothing of how a base URL fares: the key, the model name or the request is at fault. */
    private static final Set<FailureKind> NO_MATTER_OF_SPEED = Set.of(
            FailureKind.AUTH,
            FailureKind.RATE_LIMIT,
            FailureKind.NOT_FOUND,
            FailureKind.INVALID_REQUEST,
            FailureKind.CONTEXT_LENGTH,
            FailureKind.UNREADABLE_PROOF,
            FailureKind.CONTENT_POLICY);

    private final Pool pool;
    private final List<String> urls;
    private final ResponseTime[] times;
    /** For each deployment of the pool, the index of its base URL. */
    private final int[] urlOf;

    private Upstreams(Pool pool, List<String> urls, ResponseTime[] times, int[] urlOf) {
        this.pool = pool;
        this.urls = urls;
        this.times = times;
        this.urlOf = urlOf;
    }

    static Upstreams of(Pool pool, long windowMillis) {
        List<String> urls = new ArrayList<>();
        int[] urlOf = new int[pool.size()];
        for (int i = 0; i < urlOf.length; i++) {
            String url = pool.member(i).first().baseUrl();
            if (!urls.contains(url)) {
                urls.add(url);
            }
            urlOf[i] = urls.indexOf(url);
        }
        ResponseTime[] times =
                urls.stream().map(url -> new ResponseTime(url, windowMillis)).toArray(ResponseTime[]::new);
        return new Upstreams(pool, List.copyOf(urls), times, urlOf);
    }

    Pool pool() {
        return pool;
    }

    /** How many base URLs there are. */
    int count() {
        return times.length;
    }

    ResponseTime time(int url) {
        return times[url];
    }

    /** The ranks of the deployments, given those of the base URLs. */
    long[] ranks(long[] ofUrls) {
        if (ofUrls.length == urlOf.length) {
            return ofUrls;
        }
        long[] ranks = new long[urlOf.length];
        for (int i = 0; i < ranks.length; i++) {
            ranks[i] = ofUrls[urlOf[i]];
        }
        return ranks;
    }

    /** Notes how an attempt ended. */
    void ended(Candidate candidate, Outcome outcome, Numbers numbers, long now) {
        int url = urls.indexOf(candidate.baseUrl());
        if (url < 0 || outcome.failure().filter(NO_MATTER_OF_SPEED::contains).isPresent()) {
            return;
        }
        if (outcome.failure().isPresent()) {
            numbers.update(cells -> failed(url, cells, now, micros(outcome.total())));
        } else if (outcome.success() || outcome.firstContent().isPresent()) {
            long micros = micros(outcome.firstContent().orElseGet(outcome::total));
            numbers.update(cells -> succeeded(url, cells, now, micros));
        }
    }

    private boolean succeeded(int url, Numbers.Cells cells, long now, long micros) {
        times[url].succeeded(cells, now, micros);
        return true;
    }

    private boolean failed(int url, Numbers.Cells cells, long now, long micros) {
        long slowest = 0;
        for (ResponseTime time : times) {
            slowest = Math.max(slowest, time.usual(cells));
        }
        long penalty = slowest == 0 ? UNKNOWN_PENALTY_MICROS : slowest * PENALTY;
        times[url].failed(cells, now, Math.max(penalty, micros));
        return true;
    }

    private static long micros(Duration duration) {
        return Math.max(0, duration.toNanos() / 1000);
    }
}
