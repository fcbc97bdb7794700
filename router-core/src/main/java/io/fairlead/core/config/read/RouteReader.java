package io.fairlead.core.config.read;

import io.fairlead.core.config.Defaults;
import io.fairlead.core.config.DeploymentConfig;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.RouteConfig;
import io.fairlead.core.config.schema.PolicyKeys;
import io.fairlead.core.config.schema.RoundKeys;
import io.fairlead.core.config.schema.RouteKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads routes. */
final class RouteReader {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][^\\s\\p{Cntrl}]{0,199}");

    private final Reading reading;
    private final ExtensionReader extensions;
    private final DeploymentReader deployments;
    private final Level behind;
    private final ExtensionConfig strategy;

    /** Routes that say nothing else have these defaults, said by this level and this strategy. */
    RouteReader(Reading reading, DeploymentReader deployments, Level behind, Defaults defaults) {
        this.reading = reading;
        this.extensions = new ExtensionReader(reading);
        this.deployments = deployments;
        this.behind = behind;
        this.strategy = defaults.strategy();
    }

    Map<String, RouteConfig> read(Map<String, Spot> spots) {
        Map<String, RouteConfig> routes = new LinkedHashMap<>();
        spots.forEach((name, spot) -> {
            if (!NAME.matcher(name).matches()) {
                String expected = "a letter or digit first, no spaces, at most 200 characters";
                reading.problem(spot.key(), spot.path().text(), "the name '" + name + "'", expected);
            }
            routes.put(name, route(name, Block.open(reading, RouteKeys.ROUTE, spot)));
        });
        return routes;
    }

    private RouteConfig route(String name, Block block) {
        Spot ordered = block.spot(RouteKeys.STRATEGY);
        ExtensionConfig own = ordered == null ? null : extensions.read(KnownExtensions.STRATEGY, ordered);
        Level round = Level.said(block, RoundKeys.ALL).over(behind);
        Level policies = Level.said(block, PolicyKeys.ALL);
        return new RouteConfig(
                name,
                own == null ? strategy : own,
                deployments(block, policies),
                PolicyReader.round(round),
                extensions.readAll(KnownExtensions.FILTER, block.items(RouteKeys.FILTERS)));
    }

    private List<DeploymentConfig> deployments(Block block, Level policies) {
        List<Spot> spots = block.items(RouteKeys.DEPLOYMENTS);
        if (spots.isEmpty()) {
            String path = block.path().child(RouteKeys.DEPLOYMENTS).text();
            reading.problem(block.at(), path, "no deployments", "at least one provider/model");
        }
        List<DeploymentConfig> read = new ArrayList<>();
        Map<String, DeploymentConfig> byId = new HashMap<>();
        for (int position = 0; position < spots.size(); position++) {
            Spot spot = spots.get(position);
            DeploymentConfig deployment = deployments.read(spot, position, policies);
            if (deployment == null) {
                continue;
            }
            DeploymentConfig first = byId.putIfAbsent(deployment.id(), deployment);
            if (first != null) {
                String expected = "each deployment once: it stands at " + first.at() + " already";
                reading.problem(spot, "'" + deployment.id() + "' again", expected);
            }
            read.add(deployment);
        }
        return read;
    }
}
