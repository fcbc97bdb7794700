package io.fairlead.plugin.simulator;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.provider.ProviderFactory;
import java.util.List;

/** An upstream without a network. */
public final class SimulatorPlugin implements RouterPlugin {
    @Override
    public List<ProviderFactory> providers() {
        return List.of(new SimulatorFactory());
    }
}
