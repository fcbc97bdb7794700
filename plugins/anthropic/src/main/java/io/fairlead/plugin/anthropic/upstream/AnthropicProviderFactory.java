package io.fairlead.plugin.anthropic.upstream;

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

/** Providers of the type {@code anthropic}: the vendor itself, and others that take its API. */
public final class AnthropicProviderFactory implements ProviderFactory {
    static final Setting<String> BASE_URL = Setting.of("base-url", "URL", AnthropicProviderFactory::url)
            .withDefault("https://api.anthropic.com")
            .describedAs("Where the API begins, with or without its /v1.");

    static final Setting<String> VERSION = Setting.text("version")
            .withDefault("2023-06-01")
            .describedAs("The version of the API for clients that speak another one, sent as anthropic-version.");

    static final Setting<List<String>> BETA = Setting.texts("beta")
            .withDefault(List.of())
            .describedAs("Beta features to ask for with every call, beside those the client asks for.");

    static final Setting<Map<String, String>> HEADERS = Setting.textMap("headers")
            .withDefault(Map.of())
            .describedAs("Header fields to send with every call; they win over those of the plugin.");

    static final Setting<Boolean> PREFILL = Setting.bool("prefill")
            .withDefault(true)
            .describedAs("Whether the upstream goes on with an answer that is a request's last message.");

    private static final Settings SETTINGS = Settings.of(BASE_URL, VERSION, BETA, HEADERS, PREFILL);

    /** The version stands in the path of every operation, as the vendor's own clients have it. */
    private static final BaseUrl.Rules RULES =
            BaseUrl.Rules.of("", null, List.of("/messages/count_tokens", "/messages", "/models"));

    /** The factory. */
    public AnthropicProviderFactory() {}

    @Override
    public String name() {
        return "anthropic";
    }

    @Override
    public Settings settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(PluginContext context) {
        SettingValues values = context.settings();
        BaseUrl base = BaseUrl.parse(values.get(BASE_URL), RULES);
        RequestFields fields = new RequestFields(values.get(VERSION), values.get(BETA), values.get(HEADERS));
        return new AnthropicProvider(base, fields, values.get(PREFILL), context.clock());
    }

    private static String url(Object raw) {
        try {
            BaseUrl.parse(raw.toString(), RULES);
        } catch (IllegalArgumentException e) {
            throw new SettingException("a base URL (" + e.getMessage() + ")");
        }
        return raw.toString();
    }
}
