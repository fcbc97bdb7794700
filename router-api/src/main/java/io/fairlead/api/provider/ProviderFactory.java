package io.fairlead.api.provider;

import io.fairlead.api.Extension;

/** Makes providers: one instance for each provider of this type in the configuration. */
public interface ProviderFactory extends Extension<Provider> {}
