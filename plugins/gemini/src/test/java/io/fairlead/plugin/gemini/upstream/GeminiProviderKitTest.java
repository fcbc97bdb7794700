package io.fairlead.plugin.gemini.upstream;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;

final class GeminiProviderKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new GeminiProviderFactory();
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(WireFake.geminiGenerate());
    }
}
