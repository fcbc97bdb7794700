package io.fairlead.translation;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.testkit.FixedContext;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** All dialects of chats that ship. */
final class Codecs {
    private static final List<ChatDialect> ALL = ServiceLoader.load(RouterPlugin.class).stream()
            .flatMap(plugin -> plugin.get().dialects().stream())
            .map(factory -> factory.create(FixedContext.plain()))
            .filter(ChatDialect.class::isInstance)
            .map(ChatDialect.class::cast)
            .sorted(Comparator.comparing(dialect -> dialect.id().name()))
            .toList();

    private Codecs() {}

    static List<ChatDialect> all() {
        return ALL;
    }
}
