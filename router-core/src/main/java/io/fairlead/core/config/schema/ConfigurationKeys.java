package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.core.config.KnownExtensions;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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

    public static final Setting<String> VERIFY = Setting.oneOf("verify", List.of("optional", "required"))
            .withDefault("optional")
            .describedAs(
                    "Whether a plugin without a checksum or a signature is refused; one that does not fit always is.");
    public static final Setting<Map<String, String>> CHECKSUMS = Setting.of(
                    "checksums", "map of texts", ConfigurationKeys::checksums)
            .withDefault(Map.of())
            .describedAs("The SHA-256 that a plugin's jar must have, by the id of the plugin.");
    public static final Setting<List<String>> TRUSTED_KEYS = Setting.of(
                    "trusted-keys", "list of texts", ConfigurationKeys::publicKeys)
            .withDefault(List.of())
            .describedAs("Public keys (Ed25519, X.509 in Base64) whose signatures of jars are believed.");
    public static final Setting<String> REPOSITORY = Setting.of("repository", "text", ConfigurationKeys::repository)
            .describedAs("The URL of the Maven repository that `fairlead plugin install` may fetch from.");

    public static final Section PLUGINS = Section.of(
            "plugins",
            "Where plugins come from, and which may be loaded.",
            Key.of(FOLDER),
            Key.of(VERIFY),
            Key.of(CHECKSUMS),
            Key.of(TRUSTED_KEYS),
            Key.of(REPOSITORY));

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

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private ConfigurationKeys() {}

    private static Path path(Object raw) {
        try {
            return Path.of(Setting.text("folder").parse(raw));
        } catch (InvalidPathException e) {
            throw new SettingException("a path of this system");
        }
    }

    private static Map<String, String> checksums(Object raw) {
        Map<String, String> checksums = new LinkedHashMap<>();
        Setting.textMap("checksums").parse(raw).forEach((plugin, sum) -> {
            String digits = sum.toLowerCase(Locale.ROOT).replaceFirst("^sha256:", "");
            if (!SHA_256.matcher(digits).matches()) {
                throw new SettingException("SHA-256 in 64 hexadecimal digits for each id of a plugin");
            }
            checksums.put(plugin, digits);
        });
        return checksums;
    }

    private static List<String> publicKeys(Object raw) {
        List<String> keys = Setting.texts("trusted-keys").parse(raw);
        for (String key : keys) {
            try {
                byte[] encoded = Base64.getMimeDecoder().decode(key);
                KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new SettingException("public keys of Ed25519 (X.509 in Base64)");
            }
        }
        return keys;
    }

    private static String repository(Object raw) {
        String url = Setting.text("repository").parse(raw);
        if (!url.startsWith("https://") && !url.startsWith("http://localhost") && !url.startsWith("file:")) {
            throw new SettingException("a URL with https:// or file:");
        }
        return url;
    }
}
