package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.ollama.OllamaFake;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;

final class OllamaProviderKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new OllamaProviderFactory();
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(OllamaFake.chat(), OllamaFake.generate());
    }
}
