package io.fairlead.translation;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.testkit.FixedContext;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All that ships: plugins and their dialects. */
public final class Codecs {
    private static final List<RouterPlugin> PLUGINS = ServiceLoader.load(RouterPlugin.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    private static final List<Dialect> DIALECTS = PLUGINS.stream()
            .flatMap(plugin -> plugin.dialects().stream())
            .map(factory -> factory.create(FixedContext.plain()))
            .sorted(Comparator.comparing(dialect -> dialect.id().name()))
            .toList();
    private static final List<ChatDialect> CHATS = DIALECTS.stream()
            .filter(ChatDialect.class::isInstance)
            .map(ChatDialect.class::cast)
            .toList();

    private Codecs() {}

    /** Those of chats. */
    public static List<ChatDialect> all() {
        return CHATS;
    }

    /** Those of chats that requests are translated to: whoever takes the other takes chats as well. */
    public static List<ChatDialect> targets() {
        return CHATS.stream()
                .filter(dialect -> !dialect.id().name().equals("ollama.generate"))
                .toList();
    }

    /** All dialects. */
    public static List<Dialect> dialects() {
        return DIALECTS;
    }

    /** The dialect of this name. */
    public static Dialect dialect(DialectId id) {
        return DIALECTS.stream()
                .filter(dialect -> dialect.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The plugins. */
    public static List<RouterPlugin> plugins() {
        return PLUGINS;
    }
}
