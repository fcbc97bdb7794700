package io.fairlead.core.config;

import io.fairlead.core.access.Access;
import io.fairlead.core.config.policy.Policies;
import java.util.List;
import java.util.Optional;

/**
 * One upstream account.
 *
 * @param name what deployments and logs call it
 * @param type the extension that reaches it, with the settings given for it here
 * @param keys one credential each; empty for an upstream without keys
 * @param discover whether its list of models is asked for
 * @param models the models that the configuration names
 * @param policies for attempts at deployments that no route says otherwise for
 * @param access how its upstreams are reached
 */
public record ProviderConfig(
        String name,
        ExtensionConfig type,
        List<Secret> keys,
        boolean discover,
        List<ModelConfig> models,
        Policies policies,
        Access access) {
    public ProviderConfig {
        keys = List.copyOf(keys);
        models = List.copyOf(models);
    }

    /** What the configuration says of a model. */
    public Optional<ModelConfig> model(String name) {
        return models.stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
