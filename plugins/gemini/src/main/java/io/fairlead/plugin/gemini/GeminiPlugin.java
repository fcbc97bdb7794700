package io.fairlead.plugin.gemini;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.gemini.upstream.GeminiProviderFactory;
import java.util.List;
import java.util.function.Function;

/** What the plugin brings. */
public final class GeminiPlugin implements RouterPlugin {
    /** Made by the host. */
    public GeminiPlugin() {}

    @Override
    public List<DialectFactory> dialects() {
        return List.of(
                new Codec(GenerateDialect.ID.name(), context -> new GenerateDialect(context.clock())),
                new Codec(EmbedDialect.ONE.name(), _ -> EmbedDialect.one()),
                new Codec(EmbedDialect.BATCH.name(), _ -> EmbedDialect.batch()),
                new Codec(CountTokensDialect.ID.name(), _ -> new CountTokensDialect()));
    }

    @Override
    public List<ProtocolFactory> protocols() {
        return List.of(new ForClients());
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new GeminiProviderFactory());
    }

    private record Codec(String name, Function<PluginContext, Dialect> maker) implements DialectFactory {
        @Override
        public Dialect create(PluginContext context) {
            return maker.apply(context);
        }
    }

    private static final class ForClients implements ProtocolFactory {
        @Override
        public String name() {
            return "gemini";
        }

        @Override
        public Protocol create(PluginContext context) {
            return new GeminiProtocol();
        }
    }
}
