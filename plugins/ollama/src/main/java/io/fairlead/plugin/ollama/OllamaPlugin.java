package io.fairlead.plugin.ollama;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.ollama.upstream.OllamaProviderFactory;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;

/** What the plugin brings. */
public final class OllamaPlugin implements RouterPlugin {
    /** Made by the host. */
    public OllamaPlugin() {}

    @Override
    public List<DialectFactory> dialects() {
        return List.of(
                new Timed(ChatsDialect.CHAT, ChatsDialect::chat),
                new Timed(ChatsDialect.GENERATE, ChatsDialect::generate),
                new Timed(EmbedDialect.EMBED, EmbedDialect::embed),
                new Timed(EmbedDialect.EMBEDDINGS, EmbedDialect::embeddings));
    }

    @Override
    public List<ProtocolFactory> protocols() {
        return List.of(new ForClients());
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new OllamaProviderFactory());
    }

    /** Makes a dialect whose answers tell the time. */
    private record Timed(DialectId id, Function<Clock, Dialect> make) implements DialectFactory {
        @Override
        public String name() {
            return id.name();
        }

        @Override
        public Dialect create(PluginContext context) {
            return make.apply(context.clock());
        }
    }

    private static final class ForClients implements ProtocolFactory {
        @Override
        public String name() {
            return "ollama";
        }

        @Override
        public Protocol create(PluginContext context) {
            return new OllamaProtocol();
        }
    }
}
