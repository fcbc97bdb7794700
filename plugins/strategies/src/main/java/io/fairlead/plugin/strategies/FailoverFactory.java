package io.fairlead.plugin.strategies;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.StrategyFactory;

/** Strategy {@code failover}: tier by tier; within a tier, deployments are drawn by weight. */
final class FailoverFactory implements StrategyFactory {
    @Override
    public String name() {
        return "failover";
    }

    @Override
    public Strategy create(PluginContext context) {
        PerList<Pool> pools = new PerList<>(Pool::of);
        return (request, candidates, scope) -> {
            Pool pool = pools.of(candidates);
            return new DeploymentWalk(pool, scope.numbers(), new RankOrder(pool.noRanks(), scope.random()));
        };
    }
}
