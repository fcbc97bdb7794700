package io.fairlead.plugin.strategies;

import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.testkit.kit.StrategyAbility;
import io.fairlead.testkit.kit.StrategyKit;
import java.util.Set;

final class CostKitTest extends StrategyKit {
    @Override
    protected StrategyFactory factory() {
        return new CostFactory();
    }

    @Override
    protected Set<StrategyAbility> abilities() {
        return Set.of(
                StrategyAbility.YIELDS_ALL,
                StrategyAbility.BY_WEIGHT,
                StrategyAbility.BY_PRIORITY,
                StrategyAbility.BY_PRICE,
                StrategyAbility.SHARES_KEYS);
    }
}
