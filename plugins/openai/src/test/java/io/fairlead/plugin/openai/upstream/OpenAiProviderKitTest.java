package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.testkit.kit.ProviderKit;
import io.fairlead.testkit.kit.WireFake;
import java.util.List;
import java.util.Map;

final class OpenAiProviderKitTest extends ProviderKit {
    @Override
    protected ProviderFactory factory() {
        return new OpenAiProviderFactory();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("preset", "groq");
    }

    @Override
    protected List<WireFake> fakes() {
        return List.of(WireFake.openAiChat());
    }
}
