package io.fairlead.plugin.twochoices;

import io.fairlead.api.strategy.StrategyFactory;
import io.fairlead.testkit.kit.StrategyAbility;
import io.fairlead.testkit.kit.StrategyKit;
import java.util.Set;

/** What every strategy must do; a report goes to target/kit-reports. */
final class TwoChoicesKitTest extends StrategyKit {
    @Override
    protected StrategyFactory factory() {
        return new TwoChoicesPlugin().strategies().getFirst();
    }

    @Override
    protected Set<StrategyAbility> abilities() {
        return Set.of(StrategyAbility.YIELDS_ALL);
    }
}
