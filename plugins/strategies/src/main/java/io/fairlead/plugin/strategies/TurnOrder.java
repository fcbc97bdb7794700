package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.Numbers;

/** Deployments in turn, beginning where the request before left off. */
final class TurnOrder implements Order {
    private static final String TURN = "turn";

    private final Rota rota;
    private final Numbers numbers;
    private long turn = -1;

    TurnOrder(Rota rota, Numbers numbers) {
        this.rota = rota;
        this.numbers = numbers;
    }

    @Override
    public int next(Pool pool, Open open) {
        if (turn < 0) {
            turn = pool.size() == 1 ? 0 : numbers.add(TURN, 1) - 1 & Long.MAX_VALUE;
        }
        for (int tier = 0; tier < rota.tiers(); tier++) {
            int found = rota.from(tier, turn, open);
            if (found != NONE) {
                return found;
            }
        }
        return NONE;
    }
}
