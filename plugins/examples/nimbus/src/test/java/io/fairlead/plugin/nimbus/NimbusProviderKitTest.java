package io.fairlead.plugin.nimbus;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.kit.ProviderAbility;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;
import java.util.Set;

final class NimbusProviderKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new NimbusProvider.Factory();
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(new NimbusFake());
    }

    /** Nimbus lists no models, and says how long to wait nowhere. */
    @Override
    protected Set<ProviderAbility> abilities() {
        return Set.of(ProviderAbility.TAKES_KEYS);
    }
}
