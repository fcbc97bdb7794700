package io.fairlead.core.config.read;

import io.fairlead.core.config.DeploymentConfig;
import io.fairlead.core.config.ModelConfig;
import io.fairlead.core.config.Placement;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.RateLimits;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.schema.PolicyKeys;
import io.fairlead.core.config.schema.RouteKeys;
import io.fairlead.core.config.tree.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the deployments of routes. */
final class DeploymentReader {
    private final Reading reading;
    private final ModelReader models;
    private final Map<String, ProviderReader.Account> accounts;
    private final Level behind;

    /** Deployments stand at these providers; what neither they, their route nor their provider says, this level does. */
    DeploymentReader(Reading reading, Map<String, ProviderReader.Account> accounts, Level behind) {
        this.reading = reading;
        this.models = new ModelReader(reading);
        this.accounts = accounts;
        this.behind = behind;
    }

    /** One deployment at a position of a route that says this; null if it names no provider's model. */
    @Nullable DeploymentConfig read(Spot spot, int position, Level route) {
        boolean brief = !(spot.node() instanceof MapNode);
        Block block = Block.open(reading, RouteKeys.DEPLOYMENT_ENTRY, brief ? empty(spot) : spot);
        String id = brief ? reading.parse(RouteKeys.DEPLOYMENT, spot) : block.find(RouteKeys.DEPLOYMENT);
        Spot name = brief ? spot : block.spot(RouteKeys.DEPLOYMENT.key());
        Entry entry = new Entry(
                models.facts("", block),
                placement(block, position),
                new RateLimits(block.find(RouteKeys.TPM), block.find(RouteKeys.RPM)),
                Level.said(block, PolicyKeys.ALL).over(route),
                spot.at());
        return id == null || name == null ? null : deployment(name, id, entry);
    }

    /** What an entry says besides the name. */
    private record Entry(ModelConfig facts, Placement placement, RateLimits limits, Level policies, Position at) {}

    private static Spot empty(Spot spot) {
        return new Spot(spot.path(), spot.key(), new MapNode(spot.at(), Map.of()));
    }

    private @Nullable DeploymentConfig deployment(Spot name, String id, Entry entry) {
        int slash = id.indexOf('/');
        if (slash <= 0 || slash == id.length() - 1) {
            reading.problem(name, Shown.found(name.node(), false), "provider/model");
            return null;
        }
        String provider = id.substring(0, slash);
        ProviderReader.Account account = accounts.get(provider);
        if (account == null) {
            reading.unknownName(name, provider, "the name of a provider before '/'", accounts.keySet());
            return null;
        }
        return new DeploymentConfig(
                provider,
                entry.facts().over(known(account, name, id)),
                entry.placement(),
                entry.limits(),
                PolicyReader.policies(entry.policies().over(account.said()).over(behind)),
                entry.at());
    }

    private static Placement placement(Block block, int position) {
        Long priority = block.find(RouteKeys.PRIORITY);
        Long weight = block.find(RouteKeys.WEIGHT);
        return new Placement(
                priority == null ? position : Math.toIntExact(priority), weight == null ? 1 : Math.toIntExact(weight));
    }

    /** What the provider says of the model. One that is not asked for its models has only those it names. */
    private ModelConfig known(ProviderReader.Account account, Spot name, String id) {
        String model = id.substring(id.indexOf('/') + 1);
        ProviderConfig provider = account.provider();
        Optional<ModelConfig> known = provider == null ? Optional.empty() : provider.model(model);
        if (provider != null
                && known.isEmpty()
                && !provider.discover()
                && !provider.models().isEmpty()) {
            List<String> ids = provider.models().stream()
                    .map(one -> provider.name() + "/" + one.name())
                    .toList();
            reading.unknownName(name, id, "one of the models that " + provider.name() + " names", ids);
        }
        return known.orElseGet(() -> ModelConfig.named(model));
    }
}
