package io.fairlead.core.config.read;

import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.Defaults;
import io.fairlead.core.config.ExtensionConfig;
import io.fairlead.core.config.KnownExtensions;
import io.fairlead.core.config.LogConfig;
import io.fairlead.core.config.OperationsConfig;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.ProviderConfig;
import io.fairlead.core.config.RouteConfig;
import io.fairlead.core.config.ServerConfig;
import io.fairlead.core.config.Translation;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problem;
import io.fairlead.core.config.problem.Problems;
import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.PolicyKeys;
import io.fairlead.core.config.schema.RoundKeys;
import io.fairlead.core.config.schema.ServerKeys;
import io.fairlead.core.config.tree.MapNode;
import io.fairlead.core.config.tree.NodePath;
import io.fairlead.core.config.tree.ScalarNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a whole configuration. For one use. */
public final class ConfigurationReader {
    private final Reading reading;
    private final ExtensionReader extensions;
    private final String strategy;
    private final ProxyRules proxies;
    private final Problems problems;

    /** Where no strategy is configured, the one of this name orders candidates; where no proxy is, these rules say which. */
    public ConfigurationReader(KnownExtensions extensions, String strategy, ProxyRules proxies, Problems problems) {
        this.reading = new Reading(extensions, problems);
        this.extensions = new ExtensionReader(reading);
        this.strategy = strategy;
        this.proxies = proxies;
        this.problems = problems;
    }

    /** Where the values came from, once they are read. */
    public Provenance provenance() {
        return reading.provenance();
    }

    /** What may be a slip, once it is read. */
    public List<Problem> doubts() {
        return reading.doubts();
    }

    /** The configuration; whole only if no problem was found in it. */
    public Configuration read(MapNode tree) {
        Block root = Block.open(reading, ConfigurationKeys.ROOT, new Spot(NodePath.ROOT, tree.at(), tree));
        Map<String, Spot> providerSpots = root.named(ConfigurationKeys.PROVIDERS);
        Map<String, Spot> routeSpots = root.named(ConfigurationKeys.ROUTES);
        ServerConfig server = new ServerReader(reading, routeSpots.keySet(), providerSpots.keySet()).read(root);

        Block defaultsBlock = root.open(ConfigurationKeys.DEFAULTS);
        Level round = Level.inFull(defaultsBlock, RoundKeys.ALL);
        Level policies = Level.inFull(defaultsBlock, PolicyKeys.ALL);
        Defaults defaults = new Defaults(
                PolicyReader.policies(policies),
                PolicyReader.round(round),
                strategy(defaultsBlock),
                word(root.get(ConfigurationKeys.TRANSLATION), Translation.class));

        Map<String, ProviderReader.Account> accounts =
                new ProviderReader(reading, proxies).read(providerSpots, policies);
        DeploymentReader deployments = new DeploymentReader(reading, accounts, policies);
        Map<String, RouteConfig> routes = new RouteReader(reading, deployments, round, defaults).read(routeSpots);
        List<ExtensionConfig> filters =
                extensions.readAll(KnownExtensions.FILTER, root.items(ConfigurationKeys.FILTERS));
        return new Configuration(server, defaults, providers(accounts), routes, filters, operations(root));
    }

    private static Map<String, ProviderConfig> providers(Map<String, ProviderReader.Account> accounts) {
        Map<String, ProviderConfig> providers = new LinkedHashMap<>();
        accounts.forEach((name, account) -> {
            ProviderConfig provider = account.provider();
            if (provider != null) {
                providers.put(name, provider);
            }
        });
        return providers;
    }

    private ExtensionConfig strategy(Block defaults) {
        Spot spot = defaults.spot(ConfigurationKeys.STRATEGY);
        ScalarNode builtIn = ScalarNode.text(Position.BUILT_IN, strategy);
        NodePath path = defaults.path().child(ConfigurationKeys.STRATEGY);
        ExtensionConfig read = extensions.read(
                KnownExtensions.STRATEGY, spot == null ? new Spot(path, Position.BUILT_IN, builtIn) : spot);
        return read == null ? new ExtensionConfig(strategy, Map.of(), Position.BUILT_IN) : read;
    }

    private OperationsConfig operations(Block root) {
        List<ExtensionConfig> metrics =
                extensions.readAll(KnownExtensions.METRICS, root.items(ConfigurationKeys.METRICS));
        Block log = root.open(ConfigurationKeys.LOG);
        LogConfig logging = new LogConfig(
                log.get(ConfigurationKeys.ACCESS), word(log.get(ConfigurationKeys.FORMAT), LogConfig.Format.class));
        return new OperationsConfig(metrics, logging, plugins(root.open(ConfigurationKeys.PLUGINS)));
    }

    /** What a configuration says of plugins, which must be known before they can say what else it may hold. */
    public Optional<PluginsConfig> plugins(MapNode tree) {
        Block root = Block.open(reading, ConfigurationKeys.ROOT, new Spot(NodePath.ROOT, tree.at(), tree));
        int others = problems.inOrder().size();
        PluginsConfig plugins = plugins(root.open(ConfigurationKeys.PLUGINS));
        return problems.inOrder().size() == others ? Optional.of(plugins) : Optional.empty();
    }

    /** Where operators reach the gateway; empty if that cannot be read. */
    public Optional<Address> admin(MapNode tree) {
        Block root = Block.open(reading, ConfigurationKeys.ROOT, new Spot(NodePath.ROOT, tree.at(), tree));
        int others = problems.inOrder().size();
        Address admin = ServerReader.admin(root.open(ServerKeys.SERVER).open(ServerKeys.ADMIN));
        return problems.inOrder().size() == others ? Optional.of(admin) : Optional.empty();
    }

    private static PluginsConfig plugins(Block plugins) {
        return new PluginsConfig(
                plugins.find(ConfigurationKeys.FOLDER),
                word(plugins.get(ConfigurationKeys.VERIFY), PluginsConfig.Verify.class),
                plugins.get(ConfigurationKeys.CHECKSUMS),
                plugins.get(ConfigurationKeys.TRUSTED_KEYS),
                plugins.find(ConfigurationKeys.REPOSITORY));
    }

    private static <E extends Enum<E>> E word(String word, Class<E> type) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }
}
