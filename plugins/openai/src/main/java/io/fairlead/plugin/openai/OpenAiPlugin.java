package io.fairlead.plugin.openai;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.openai.upstream.OpenAiProviderFactory;
import java.util.List;
import java.util.function.Supplier;

/** What the plugin brings. */
public final class OpenAiPlugin implements RouterPlugin {
    /** Made by the host. */
    public OpenAiPlugin() {}

    @Override
    public List<DialectFactory> dialects() {
        return List.of(
                new Codec("openai.chat", ChatTranslation::new),
                new Codec("openai.completions", PassedDialect::completions),
                new Codec("openai.embeddings", EmbeddingTranslation::new),
                new Codec(ResponsesDialect.ID.name(), ResponsesDialect::new));
    }

    @Override
    public List<ProtocolFactory> protocols() {
        return List.of(new ForClients());
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new OpenAiProviderFactory());
    }

    private record Codec(String name, Supplier<Dialect> maker) implements DialectFactory {
        @Override
        public Dialect create(PluginContext context) {
            return maker.get();
        }
    }

    private static final class ForClients implements ProtocolFactory {
        @Override
        public String name() {
            return "openai";
        }

        @Override
        public Protocol create(PluginContext context) {
            return new OpenAiProtocol();
        }
    }
}
