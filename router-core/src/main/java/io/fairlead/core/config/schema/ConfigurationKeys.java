package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.KnownExtensions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** The whole configuration. */
public final class ConfigurationKeys {
    public static final String LISTENERS = "listeners";
    public static final String PROVIDERS = "providers";
    public static final String ROUTES = "routes";
    public static final String FILTERS = "filters";
    public static final String METRICS = "metrics";
    public static final String STRATEGY = "strategy";

    public static final Setting<String> TRANSLATION = Setting.oneOf(
                    "translation", List.of("report", "strict", "lenient"))
            .withDefault("report")
            .describedAs("What happens to parts of a request that an upstream of another API cannot express.");

    public static final Section DEFAULTS = Section.of(
                    "defaults",
                    "What holds unless a provider, route or deployment says otherwise.",
                    new Key(STRATEGY, new Form.Extension(KnownExtensions.STRATEGY), "Orders the candidates."))
            .with(RoundKeys.ALL)
            .with(PolicyKeys.ALL);

    public static final Setting<Boolean> ACCESS =
            Setting.bool("access").withDefault(true).describedAs("Whether each request leaves a line.");
    public static final Setting<String> FORMAT = Setting.oneOf("format", List.of("auto", "text", "json"))
            .withDefault("auto")
            .describedAs("The form of lines; auto is text on a terminal and JSON elsewhere.");

    public static final Section LOG = Section.of("log", "What is logged, and how.", Key.of(ACCESS), Key.of(FORMAT));

    public static final Setting<Path> FOLDER = Setting.of("folder", "path", ConfigurationKeys::path)
            .describedAs("Where plugins are found; the folder that came with the gateway unless given.");

    public static final Section PLUGINS = Section.of("plugins", "Where plugins come from.", Key.of(FOLDER));

    /** All of it. */
    public static final Section ROOT = Section.of(
            "configuration",
            "The whole configuration.",
            Key.of(ServerKeys.SERVER),
            Key.items(
                    LISTENERS,
                    new Form.Group(ServerKeys.LISTENER),
                    "Ports for clients, each with its own set of routes; in place of the server's port."),
            Key.of(ServerKeys.AUTH),
            Key.of(DEFAULTS),
            Key.of(TRANSLATION),
            Key.named(PROVIDERS, ProviderKeys.PROVIDER),
            Key.named(ROUTES, RouteKeys.ROUTE),
            Key.items(
                    FILTERS,
                    new Form.Extension(KnownExtensions.FILTER),
                    "Filters of every route, in the order in which requests pass them."),
            Key.items(METRICS, new Form.Extension(KnownExtensions.METRICS), "Exporters of the gateway's meters."),
            Key.of(LOG),
            Key.of(PLUGINS));

    private ConfigurationKeys() {}

    private static Path path(Object raw) {
        try {
            return Path.of(Setting.text("folder").parse(raw));
        } catch (InvalidPathException e) {
            throw new SettingException("a path of this system");
        }
    }
}
