package io.fairlead.plugin.redact;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.filter.FilterFactory;
import java.util.List;

/** The filter {@code redact}. */
public final class RedactPlugin implements RouterPlugin {
    @Override
    public List<FilterFactory> filters() {
        return List.of(new RedactFactory());
    }
}
