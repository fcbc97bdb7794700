package io.fairlead.plugin.ollama.upstream;

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

/** Providers of the type {@code ollama}: a server of one's own, or the vendor's hosted models. */
public final class OllamaProviderFactory implements ProviderFactory {
    static final Setting<String> BASE_URL = Setting.of("base-url", "URL", OllamaProviderFactory::url)
            .withDefault("http://localhost:11434")
            .describedAs("Where the server is, with or without its /api.");

    static final Setting<Long> NUM_CTX = Setting.integer("num-ctx", 1, Integer.MAX_VALUE)
            .describedAs("Context in tokens to load models with, sent as options.num_ctx where the client names none. "
                    + "Without it the server's own, which may cut long prompts silently.");

    static final Setting<String> KEEP_ALIVE = Setting.text("keep-alive")
            .describedAs("How long a model stays loaded, sent as keep_alive where the client names none: "
                    + "a duration such as 30m, or -1 for ever.");

    static final Setting<Map<String, String>> HEADERS = Setting.textMap("headers")
            .withDefault(Map.of())
            .describedAs("Header fields to send with every call; they win over those of the plugin.");

    private static final Settings SETTINGS = Settings.of(BASE_URL, NUM_CTX, KEEP_ALIVE, HEADERS);

    private static final BaseUrl.Rules RULES = BaseUrl.Rules.of(
            "",
            null,
            List.of("/api/embeddings", "/api/generate", "/api/embed", "/api/chat", "/api/tags", "/api/show", "/api"));

    /** The factory. */
    public OllamaProviderFactory() {}

    @Override
    public String name() {
        return "ollama";
    }

    @Override
    public Settings settings() {
        return SETTINGS;
    }

    @Override
    public Provider create(PluginContext context) {
        SettingValues values = context.settings();
        BaseUrl base = BaseUrl.parse(values.get(BASE_URL), RULES);
        Loading loading = new Loading(values.find(NUM_CTX), values.find(KEEP_ALIVE));
        return new OllamaProvider(base, new RequestFields(values.get(HEADERS)), loading, context.clock());
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
