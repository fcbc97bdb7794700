package io.fairlead.plugin.openai.upstream;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.api.settings.Settings;
import io.fairlead.toolkit.BaseUrl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Providers of the type {@code openai}: any upstream that takes this API. */
public final class OpenAiProviderFactory implements ProviderFactory {
    static final Setting<String> BASE_URL = Setting.of("base-url", "URL", OpenAiProviderFactory::url)
            .describedAs("Where the API begins, with or without its version; a preset brings its own.");
    static final Setting<String> PRESET = Setting.oneOf("preset", Presets.names())
            .describedAs("The vendor, if it is one that Fairlead knows; else told from the base URL's host.");
    static final Setting<String> API_VERSION = Setting.text("api-version")
            .describedAs(
                    "Azure: the version of the API whose operations lie below deployments; none for the newer form.");
    static final Setting<String> KEY_HEADER = Setting.text("key-header")
            .describedAs("The header that keys go into, where the preset is wrong about it; authorization for tokens.");
    static final Setting<String> ENTRA_TENANT = Setting.text("entra-tenant")
            .describedAs("Azure: the directory that gives tokens to the application; in place of keys.");
    static final Setting<String> ENTRA_CLIENT =
            Setting.text("entra-client").describedAs("Azure: the id of the application.");
    static final Setting<String> ENTRA_SECRET =
            Setting.text("entra-secret").secret().describedAs("Azure: the application's secret.");
    static final Setting<String> ENTRA_SCOPE = Setting.text("entra-scope")
            .withDefault("https://cognitiveservices.azure.com/.default")
            .describedAs("Azure: what tokens are for.");
    static final Setting<String> ENTRA_AUTHORITY = Setting.text("entra-authority")
            .withDefault("https://login.microsoftonline.com")
            .describedAs("Azure: where tokens are given.");
    static final Setting<String> ORGANIZATION =
            Setting.text("organization").describedAs("The organization to bill, sent as OpenAI-Organization.");
    static final Setting<String> PROJECT =
            Setting.text("project").describedAs("The project to bill, sent as OpenAI-Project.");
    static final Setting<Map<String, String>> HEADERS = Setting.textMap("headers")
            .describedAs("Header fields to send with every call; they win over those of the plugin.");
    static final Setting<List<String>> DIALECTS = Setting.of(
                    "dialects", "list of texts", OpenAiProviderFactory::dialects)
            .describedAs("What the upstream takes, the most wanted first, where the preset is wrong about it.");
    static final Setting<Boolean> RESPONSES = Setting.bool("responses")
            .describedAs("Whether the upstream has the Responses API, where the preset is wrong about it.");
    static final Setting<Boolean> DONE_MARK =
            Setting.bool("done-mark").describedAs("Whether the upstream ends its streams with [DONE].");
    static final Setting<Boolean> STREAM_USAGE =
            Setting.bool("stream-usage").describedAs("Whether the upstream takes stream_options.include_usage.");
    static final Setting<Boolean> CUSTOM_TOOLS = Setting.bool("custom-tools")
            .describedAs(
                    "Whether the upstream takes tools of the type custom, where the preset is wrong about it; if not, functions stand for them.");
    static final Setting<Boolean> PREFILL = Setting.bool("prefill")
            .withDefault(false)
            .describedAs("Whether the upstream goes on with an answer that is a chat's last message.");
    static final Setting<Map<String, String>> RENAME = Setting.textMap("rename")
            .describedAs("Top-level members of a chat request that the upstream knows by another name.");
    static final Setting<List<String>> REMOVE = Setting.texts("remove")
            .describedAs("Members of a request that the upstream refuses; dots lead to one within another.");
    static final Setting<List<String>> DROP = Setting.texts("drop")
            .describedAs("Members that the upstream refuses and answers are poorer without: clients are told.");
    static final Setting<List<String>> REMOVE_FROM_MESSAGES = Setting.texts("remove-from-messages")
            .describedAs(
                    "Members of a chat's messages, and of the calls in them, that the upstream refuses, such as reasoning_content.");

    private static final Settings SETTINGS = Settings.of(
            BASE_URL,
            PRESET,
            API_VERSION,
            KEY_HEADER,
            ENTRA_TENANT,
            ENTRA_CLIENT,
            ENTRA_SECRET,
            ENTRA_SCOPE,
            ENTRA_AUTHORITY,
            ORGANIZATION,
            PROJECT,
            HEADERS,
            DIALECTS,
            RESPONSES,
            DONE_MARK,
            STREAM_USAGE,
            CUSTOM_TOOLS,
            PREFILL,
            RENAME,
            REMOVE,
            DROP,
            REMOVE_FROM_MESSAGES);

    private static final List<String> KNOWN_DIALECTS =
            List.of("openai.chat", "openai.completions", "openai.embeddings", "openai.responses");

    private static final List<String> OPERATIONS =
            List.of("/chat/completions", "/completions", "/embeddings", "/responses", "/models");

    /** The factory. */
    public OpenAiProviderFactory() {}

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Settings settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(PluginContext context) {
        SettingValues values = context.settings();
        Optional<Preset> named = values.find(PRESET).map(Presets::named);
        String given = values.find(BASE_URL)
                .or(() -> named.map(Preset::baseUrl).filter(url -> !url.isEmpty()))
                .orElseThrow(() -> new IllegalArgumentException("found neither 'base-url' nor 'preset', expected one"));
        Preset preset =
                named.or(() -> Presets.at(base(given, Preset.PLAIN).origin())).orElse(Preset.PLAIN);
        Preset all = adjusted(preset, values);
        return new OpenAiProvider(base(given, all), all, Optional.ofNullable(token(context)), context);
    }

    private static @Nullable EntraToken token(PluginContext context) {
        SettingValues values = context.settings();
        List<Setting<String>> parts = List.of(ENTRA_TENANT, ENTRA_CLIENT, ENTRA_SECRET);
        long given =
                parts.stream().filter(part -> values.find(part).isPresent()).count();
        if (given == 0) {
            return null;
        }
        if (given < parts.size()) {
            throw new IllegalArgumentException(
                    "found a part of 'entra-tenant', 'entra-client' and 'entra-secret', expected all of them or none");
        }
        return EntraToken.of(
                new EntraToken.Application(
                        values.get(ENTRA_AUTHORITY),
                        values.find(ENTRA_TENANT).orElseThrow(),
                        values.find(ENTRA_CLIENT).orElseThrow(),
                        values.find(ENTRA_SECRET).orElseThrow(),
                        values.get(ENTRA_SCOPE)),
                context);
    }

    private static BaseUrl base(String given, Preset preset) {
        String vendor = preset.baseUrl().isEmpty() ? null : preset.baseUrl();
        String version = preset.access().deployments() ? "" : "/v1";
        return BaseUrl.parse(given, BaseUrl.Rules.of(version, vendor, OPERATIONS));
    }

    private static String url(Object raw) {
        try {
            base(raw.toString(), Preset.PLAIN);
        } catch (IllegalArgumentException e) {
            throw new SettingException("a base URL (" + e.getMessage() + ")");
        }
        return raw.toString();
    }

    private static List<String> dialects(Object raw) {
        List<String> names = Setting.texts("dialects").parse(raw);
        if (!KNOWN_DIALECTS.containsAll(names)) {
            throw new SettingException("dialects out of " + String.join(", ", KNOWN_DIALECTS));
        }
        return names;
    }

    private static Preset adjusted(Preset preset, SettingValues values) {
        Preset.Requests requests = preset.requests();
        Preset.Messages messages = requests.messages();
        Preset.Streams streams = preset.streams();
        Preset adjusted = new Preset(
                preset.name(),
                preset.baseUrl(),
                values.find(DIALECTS).orElse(preset.dialects()),
                new Preset.Access(
                        preset.access().hosts(),
                        preset.access().deployments(),
                        values.find(KEY_HEADER).orElse(preset.access().keyHeader())),
                new Preset.Requests(
                        values.find(RENAME).orElse(requests.rename()),
                        values.find(REMOVE).orElse(requests.remove()),
                        values.find(DROP).orElse(requests.drop()),
                        new Preset.Messages(
                                values.find(REMOVE_FROM_MESSAGES).orElse(messages.remove()),
                                messages.drop(),
                                messages.developer()),
                        values.find(CUSTOM_TOOLS).orElse(requests.customTools()),
                        requests.forward()),
                new Preset.Streams(
                        values.find(DONE_MARK).orElse(streams.doneMark()),
                        values.find(STREAM_USAGE).orElse(streams.usage())),
                preset.replies(),
                preset.page());
        return values.find(RESPONSES).map(adjusted::withResponses).orElse(adjusted);
    }
}
