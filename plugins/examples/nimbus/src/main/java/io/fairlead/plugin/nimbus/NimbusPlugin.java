package io.fairlead.plugin.nimbus;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.provider.ProviderFactory;
import java.util.List;

/** What this jar brings. */
public final class NimbusPlugin implements RouterPlugin {
    @Override
    public List<ProviderFactory> providers() {
        return List.of(new NimbusProvider.Factory());
    }

    @Override
    public List<DialectFactory> dialects() {
        return List.of(new NimbusDialect.Factory());
    }
}
