package io.fairlead.plugin.strategies;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Numbers;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranks deployments by the response time of their base URL. A small share of requests begins at one of the other base
 * URLs, in turn; one that was never measured gets the next request, but no second one within a window.
 */
final class FastestFirst implements Strategy {
    private static final String TURN = "explore turn";
    private static final long FIRST = -1;
    private static final int NOBODY = -1;

    private final double explore;
    private final long windowMillis;
    private final PerList<Upstreams> upstreams;

    FastestFirst(Duration window, double explore) {
        this.explore = explore;
        windowMillis = window.toMillis();
        upstreams = new PerList<>(list -> Upstreams.of(Pool.of(list), windowMillis));
    }

    @Override
    public Walk walk(RequestFacts request, List<Candidate> candidates, StrategyScope scope) {
        Upstreams known = upstreams.of(candidates);
        Pool pool = known.pool();
        long[] ranks = known.count() == 1 ? pool.noRanks() : ranks(known, scope);
        DeploymentWalk walk = new DeploymentWalk(pool, scope.numbers(), new RankOrder(ranks, scope.random()));
        return new Timed(walk, known, scope.numbers(), scope.clock());
    }

    private long[] ranks(Upstreams known, StrategyScope scope) {
        long[] times = new long[known.count()];
        long now = scope.clock().millis();
        int first = scope.numbers().update(cells -> read(known, cells, now, times));
        if (first == NOBODY && explore > 0 && scope.random().nextDouble() < explore) {
            first = other(times, scope.numbers().add(TURN, 1));
        }
        if (first != NOBODY) {
            times[first] = FIRST;
        }
        return known.ranks(times);
    }

    /** Reads all response times; gives the base URL that has to be tried because it has none. */
    private int read(Upstreams known, Numbers.Cells cells, long now, long[] times) {
        int untried = NOBODY;
        for (int i = 0; i < times.length; i++) {
            ResponseTime time = known.time(i);
            long mean = time.mean(cells, now);
            times[i] = mean == 0 ? RankOrder.LAST : mean;
            if (mean == 0 && untried == NOBODY && time.mayTry(cells, now)) {
                time.tried(cells, now + windowMillis);
                untried = i;
            }
        }
        return untried;
    }

    private static int other(long[] times, long turn) {
        int fastest = 0;
        for (int i = 1; i < times.length; i++) {
            fastest = times[i] < times[fastest] ? i : fastest;
        }
        int other = (int) Math.floorMod(turn - 1, times.length - 1L);
        return other < fastest ? other : other + 1;
    }

    /** A walk that notes how long each attempt took. */
    private record Timed(DeploymentWalk walk, Upstreams known, Numbers numbers, Clock clock) implements Walk {
        @Override
        public @Nullable Candidate next() {
            return walk.next();
        }

        @Override
        public void ended(Candidate candidate, Outcome outcome) {
            walk.ended(candidate, outcome);
            known.ended(candidate, outcome, numbers, clock.millis());
        }
    }
}
