package io.fairlead.plugin.anthropic;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.anthropic.upstream.AnthropicProviderFactory;
import java.util.List;
import java.util.function.Supplier;

/** What the plugin brings. */
public final class AnthropicPlugin implements RouterPlugin {
    /** Made by the host. */
    public AnthropicPlugin() {}

    @Override
    public List<DialectFactory> dialects() {
        return List.of(
                new Codec(MessagesDialect.ID.name(), MessagesDialect::new),
                new Codec(CountTokensDialect.ID.name(), CountTokensDialect::new));
    }

    @Override
    public List<ProtocolFactory> protocols() {
        return List.of(new ForClients());
    }

    @Override
    public List<ProviderFactory> providers() {
        return List.of(new AnthropicProviderFactory());
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
            return "anthropic";
        }

        @Override
        public Protocol create(PluginContext context) {
            return new AnthropicProtocol();
        }
    }
}
