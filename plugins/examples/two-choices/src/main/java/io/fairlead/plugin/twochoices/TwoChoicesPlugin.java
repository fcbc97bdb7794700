package io.fairlead.plugin.twochoices;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.strategy.StrategyFactory;
import java.util.List;

/** What this jar brings. */
public final class TwoChoicesPlugin implements RouterPlugin {
    @Override
    public List<StrategyFactory> strategies() {
        return List.of(new TwoChoices.Factory());
    }
}
