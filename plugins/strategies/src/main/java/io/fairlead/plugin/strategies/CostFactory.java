package io.fairlead.plugin.strategies;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.deployment.Money;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.api.strategy.StrategyScope;
import java.util.Optional;

/**
 * Strategy {@code cost}: the lowest expected price of this very request first, unknown prices last. Deployments of the
 * same price go by priority, then by weight.
 */
final class CostFactory implements StrategyFactory {
    @Override
    public String name() {
        return "cost";
    }

    @Override
    public Strategy create(PluginContext context) {
        PerList<Pool> pools = new PerList<>(Pool::of);
        return (request, candidates, scope) -> {
            Pool pool = pools.of(candidates);
            return new DeploymentWalk(pool, scope.numbers(), new RankOrder(prices(pool, scope), scope.random()));
        };
    }

    private static long[] prices(Pool pool, StrategyScope scope) {
        if (pool.size() == 1) {
            return pool.noRanks();
        }
        long[] prices = new long[pool.size()];
        for (int i = 0; i < prices.length; i++) {
            Optional<Money> price = scope.estimate(pool.member(i).first()).price();
            prices[i] = price.isPresent() ? price.get().nanos() : RankOrder.LAST;
        }
        return prices;
    }
}
