package io.fairlead.plugin.strategies;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is served when, tier by tier: a period of turns in which each deployment comes as often as its weight says, spread
 * as evenly as can be. Deployments of weight 0 have no turn and come when their tier has nobody else left. Immutable.
 */
final class Rota {
    /** Turns in a period at most; beyond that, weights are rounded to fit. */
    static final int LONGEST = 2048;

    private final Pool pool;
    private final int[] tierEnds;
    private final int[][] turns;

    private Rota(Pool pool, int[] tierEnds, int[][] turns) {
        this.pool = pool;
        this.tierEnds = tierEnds;
        this.turns = turns;
    }

    /** The rota of a pool, with a tier for each priority or with all in one. */
    static Rota of(Pool pool, boolean tiers) {
        List<int[]> turns = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= pool.size(); end++) {
            if (end == pool.size() || (tiers && begins(pool, end))) {
                turns.add(period(pool, start, end));
                ends.add(end);
                start = end;
            }
        }
        return new Rota(pool, ends.stream().mapToInt(Integer::intValue).toArray(), turns.toArray(int[][]::new));
    }

    /** Whether a deployment is the first of its tier. */
    private static boolean begins(Pool pool, int deployment) {
        return pool.member(deployment).priority() != pool.member(deployment - 1).priority();
    }

    Pool pool() {
        return pool;
    }

    int tiers() {
        return turns.length;
    }

    /** The first open deployment of a tier from a turn on, or {@link Order#NONE}. */
    int from(int tier, long turn, Order.Open open) {
        int[] period = turns[tier];
        int start = period.length == 0 ? 0 : (int) (turn % period.length);
        for (int i = 0; i < period.length; i++) {
            int deployment = period[(start + i) % period.length];
            if (open.test(deployment)) {
                return deployment;
            }
        }
        for (int i = tier == 0 ? 0 : tierEnds[tier - 1]; i < tierEnds[tier]; i++) {
            if (open.test(i)) {
                return i;
            }
        }
        return Order.NONE;
    }

    /** Each turn goes to whoever is owed most; the turn is paid for by all together. */
    private static int[] period(Pool pool, int start, int end) {
        int[] shares = shares(pool, start, end);
        int[] owed = new int[shares.length];
        int[] period = new int[Arrays.stream(shares).sum()];
        for (int turn = 0; turn < period.length; turn++) {
            int most = 0;
            for (int i = 0; i < shares.length; i++) {
                owed[i] += shares[i];
                most = owed[i] > owed[most] ? i : most;
            }
            owed[most] -= period.length;
            period[turn] = start + most;
        }
        return period;
    }

    /** The weights in the smallest whole numbers, which add up to about {@value #LONGEST} at most. */
    private static int[] shares(Pool pool, int start, int end) {
        long total = 0;
        long divisor = 0;
        for (int i = start; i < end; i++) {
            int weight = pool.member(i).weight();
            total += weight;
            divisor = greatestCommonDivisor(divisor, weight);
        }
        int[] shares = new int[end - start];
        boolean exact = divisor == 0 || total / divisor <= LONGEST;
        for (int i = 0; i < shares.length; i++) {
            long weight = pool.member(start + i).weight();
            shares[i] = exact ? (int) (weight / Math.max(1, divisor)) : rounded(weight, total);
        }
        return shares;
    }

    private static int rounded(long weight, long total) {
        return weight == 0 ? 0 : Math.max(1, (int) Math.round((double) weight * LONGEST / total));
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}
