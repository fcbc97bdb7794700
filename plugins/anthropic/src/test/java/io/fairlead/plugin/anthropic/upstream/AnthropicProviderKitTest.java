package io.fairlead.plugin.anthropic.upstream;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;

final class AnthropicProviderKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new AnthropicProviderFactory();
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(WireFake.anthropicMessages());
    }
}
