package io.fairlead.core.snapshot;

import io.fairlead.api.provider.Provider;
import io.fairlead.core.access.Access;
import io.fairlead.core.plugin.PluginBooks;
import java.util.List;
import java.util.Map;

/**
 * One configured provider.
 *
 * @param name in the configuration
 * @param extension id of the extension that made it, such as {@code provider.x}
 * @param provider the plugin's object
 * @param credentials at least one; one without secret for a provider without keys
 * @param policy for deployments that no route names
 * @param models declared in the configuration, by name
 * @param discover whether its list of models is asked for
 * @param access how its upstreams are reached
 * @param books of the plugin
 */
public record ProviderUse(
        String name,
        String extension,
        Provider provider,
        List<CredentialUse> credentials,
        AttemptPolicy policy,
        Map<String, ModelFacts> models,
        boolean discover,
        Access access,
        PluginBooks books) {
    public ProviderUse {
        if (credentials.isEmpty()) {
            throw new IllegalArgumentException("provider " + name + ": found no credential, expected at least one");
        }
        credentials = List.copyOf(credentials);
        models = Map.copyOf(models);
    }

    /** A provider whose failures nobody is told of. */
    public ProviderUse(
            String name,
            String extension,
            Provider provider,
            List<CredentialUse> credentials,
            AttemptPolicy policy,
            Map<String, ModelFacts> models,
            boolean discover,
            Access access) {
        this(name, extension, provider, credentials, policy, models, discover, access, PluginBooks.NONE);
    }
}
