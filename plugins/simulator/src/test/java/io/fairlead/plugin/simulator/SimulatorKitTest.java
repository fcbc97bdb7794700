package io.fairlead.plugin.simulator;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.kit.ProviderAbility;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;
import java.util.Set;

final class SimulatorKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new SimulatorFactory();
    }

    @Override
    protected Set<ProviderAbility> abilities() {
        return Set.of(ProviderAbility.ANSWERS_ITSELF, ProviderAbility.READS_RETRY_AFTER);
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(WireFake.openAiChat(), WireFake.anthropicMessages());
    }
}
