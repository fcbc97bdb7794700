package io.fairlead.server.gateway;

import io.fairlead.core.access.ProxyRules;
import io.fairlead.core.config.Address;
import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.PluginsConfig;
import io.fairlead.core.config.load.ConfigurationLoader;
import io.fairlead.core.config.load.ConfigurationSource;
import io.fairlead.core.config.load.ExtensionDefaults;
import io.fairlead.core.config.load.Loaded;
import io.fairlead.core.config.problem.Problem;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.PluginRuntime;
import io.fairlead.core.plugin.PluginSupport;
import io.fairlead.core.plugin.PluginTrust;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plugins and configuration: each needs the other to be understood. */
public final class Loading {
    /** Names that only a distribution may know: the core knows no extension by name. */
    public static final ExtensionDefaults DEFAULTS = new ExtensionDefaults("openai", "fastest-first", "failover");

    private Loading() {}

    /** Loads the plugins for a look at them: from the folder that the configuration names, else from the one that was given. */
    public static PluginRuntime plugins(GatewayOptions options, String version) {
        return plugins(options, version, null);
    }

    /** Loads the plugins to serve by: from copies, so that their files may change at any time. */
    static PluginRuntime serving(GatewayOptions options, String version) {
        return plugins(options, version, options.data().resolve("loaded"));
    }

    private static PluginRuntime plugins(GatewayOptions options, String version, @Nullable Path copies) {
        PluginsConfig config = configured(options);
        return PluginRuntime.open(folder(options, config), new PluginSupport(version, PluginTrust.of(config), copies));
    }

    /** Where plugins lie: where the configuration says, else in the folder that was given. */
    public static Path folder(GatewayOptions options) {
        return folder(options, configured(options)).toAbsolutePath().normalize();
    }

    private static Path folder(GatewayOptions options, @Nullable PluginsConfig config) {
        Path folder = config == null ? null : config.folder();
        return folder == null ? options.plugins() : folder;
    }

    /** What the configuration says of plugins; null if it cannot be read. */
    public static @Nullable PluginsConfig configured(GatewayOptions options) {
        return withoutPlugins().plugins(source(options)).orElse(null);
    }

    /** Why the configuration does not even say which plugins there are; empty if it does. */
    public static List<String> unreadable(GatewayOptions options) {
        return lines(withoutPlugins().unreadable(source(options)));
    }

    /** Whether the files are configurations at all, right or wrong. */
    public static boolean isConfiguration(GatewayOptions options) {
        return withoutPlugins().isConfiguration(source(options));
    }

    /** What is wrong with the parts of the configuration that are understood without any plugin. */
    public static List<String> withoutPlugins(GatewayOptions options) {
        return lines(withoutPlugins().withoutPlugins(source(options)));
    }

    /** Where operators reach a gateway that serves by the configuration; empty if that cannot be read. */
    public static Optional<Address> admin(GatewayOptions options) {
        return withoutPlugins().admin(source(options));
    }

    /** For what is to be known before, or without, loading any plugin. */
    private static ConfigurationLoader withoutPlugins() {
        return new ConfigurationLoader(Extensions.NONE, DEFAULTS);
    }

    /** Where the configuration is read from. */
    public static ConfigurationSource source(GatewayOptions options) {
        return ConfigurationSource.of(
                options.configuration(), options.data(), options.environment(), options.settings());
    }

    /** Loads the configuration. */
    public static Loaded load(GatewayOptions options, PluginRuntime plugins) {
        return new ConfigurationLoader(plugins.extensions(), DEFAULTS).load(source(options));
    }

    /**
     * The proxies that the environment names, for what belongs to no provider.
     *
     * @throws StartException if one of its variables names none
     */
    static ProxyRules proxies(GatewayOptions options) throws StartException {
        try {
            return ProxyRules.of(options.environment());
        } catch (ProxyRules.BadVariableException e) {
            throw new StartException(List.of(String.valueOf(e.getMessage())));
        }
    }

    /**
     * The configuration of a loading.
     *
     * @throws StartException with all problems, if there are any
     */
    public static Configuration good(Loaded loaded) throws StartException {
        return switch (loaded) {
            case Loaded.Good good -> good.configuration();
            case Loaded.Bad bad -> throw new StartException(lines(bad));
        };
    }

    /** What may be a slip in a loading without problems, as lines. */
    public static List<String> doubts(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Good good ->
                good.doubts().stream().map(Object::toString).toList();
            case Loaded.Bad _ -> List.of();
        };
    }

    /** The problems of a loading as lines. */
    public static List<String> lines(Loaded.Bad bad) {
        return lines(bad.problems());
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream().map(Object::toString).toList();
    }
}
