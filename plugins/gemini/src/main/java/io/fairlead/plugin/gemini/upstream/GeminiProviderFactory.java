package io.fairlead.plugin.gemini.upstream;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingException;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.api.settings.Settings;
import java.util.Map;

/** Providers of the type {@code gemini}: Google itself, and others that take its API. */
public final class GeminiProviderFactory implements ProviderFactory {
    static final Setting<String> BASE_URL = Setting.of("base-url", "URL", GeminiProviderFactory::url)
            .withDefault("https://generativelanguage.googleapis.com")
            .describedAs("Where the API begins, with or without its /v1beta.");

    static final Setting<Map<String, String>> HEADERS = Setting.textMap("headers")
            .withDefault(Map.of())
            .describedAs("Header fields to send with every call; they win over those of the plugin.");

    static final Setting<Boolean> PREFILL = Setting.bool("prefill")
            .withDefault(false)
            .describedAs("Whether the upstream goes on with an answer that is a request's last content.");

    private static final Settings SETTINGS = Settings.of(BASE_URL, HEADERS, PREFILL);

    /** The factory. */
    public GeminiProviderFactory() {}

    @Override
    public String name() {
        return "gemini";
    }

    @Override
    public Settings settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(PluginContext context) {
        SettingValues values = context.settings();
        RequestFields fields = new RequestFields(values.get(HEADERS));
        return new GeminiProvider(ApiUrl.of(values.get(BASE_URL)), fields, values.get(PREFILL), context.clock());
    }

    private static String url(Object raw) {
        try {
            ApiUrl.of(raw.toString());
        } catch (IllegalArgumentException e) {
            throw new SettingException("a base URL (" + e.getMessage() + ")");
        }
        return raw.toString();
    }
}
