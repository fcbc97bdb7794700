package io.fairlead.plugin.strategies;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.strategy.StrategyFactory;
import java.util.List;

/** The stock strategies. */
public final class StrategiesPlugin implements RouterPlugin {
    @Override
    public List<StrategyFactory> strategies() {
        return List.of(new FailoverFactory(), new RoundRobinFactory(), new CostFactory(), new FastestFirstFactory());
    }
}
