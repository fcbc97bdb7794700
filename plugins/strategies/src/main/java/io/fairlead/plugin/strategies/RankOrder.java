package io.fairlead.plugin.strategies;

import java.util.random.RandomGenerator;

/**
 * The lowest rank first; among equal ranks the lowest priority number; among those a draw by weight. Deployments of
 * weight 0 come when no other of their kind is left.
 */
final class RankOrder implements Order {
    /** Behind everything that has a rank. */
    static final long LAST = Long.MAX_VALUE;

    private final long[] ranks;
    private final RandomGenerator random;

    RankOrder(long[] ranks, RandomGenerator random) {
        this.ranks = ranks;
        this.random = random;
    }

    @Override
    public int next(Pool pool, Open open) {
        int best = NONE;
        int equals = 0;
        long weights = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (!open.test(i)) {
                continue;
            }
            int order = best == NONE ? -1 : compare(pool, i, best);
            if (order < 0) {
                best = i;
                equals = 0;
                weights = 0;
            }
            if (order <= 0) {
                equals++;
                weights += pool.member(i).weight();
            }
        }
        return equals < 2 || weights == 0 ? best : draw(pool, open, best, random.nextLong(weights));
    }

    private int draw(Pool pool, Open open, int best, long lot) {
        long left = lot;
        for (int i = best; i < ranks.length; i++) {
            if (open.test(i) && compare(pool, i, best) == 0) {
                left -= pool.member(i).weight();
                if (left < 0) {
                    return i;
                }
            }
        }
        return best;
    }

    private int compare(Pool pool, int one, int other) {
        int order = Long.compare(ranks[one], ranks[other]);
        return order != 0
                ? order
                : Integer.compare(
                        pool.member(one).priority(), pool.member(other).priority());
    }
}
