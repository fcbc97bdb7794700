package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.testkit.kit.StrategyAbility;
import io.fairlead.testkit.kit.StrategyKit;
import java.util.Set;

final class RoundRobinKitTest extends StrategyKit {
    @Override
    protected StrategyFactory factory() {
        return new RoundRobinFactory();
    }

    @Override
    protected Set<StrategyAbility> abilities() {
        return Set.of(StrategyAbility.YIELDS_ALL, StrategyAbility.BY_WEIGHT, StrategyAbility.SHARES_KEYS);
    }
}
