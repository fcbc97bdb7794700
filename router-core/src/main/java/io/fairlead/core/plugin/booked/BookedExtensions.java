package io.fairlead.core.plugin.booked;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.EmbeddingDialect;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.core.plugin.PluginBooks;
import org.jspecify.annotations.Nullable;

/** Puts books in front of extensions. */
public final class BookedExtensions {
    private BookedExtensions() {}

    /** A dialect of the same kind. */
    public static Dialect of(Dialect dialect, PluginBooks books) {
        BookedDialect booked = new BookedDialect(dialect, books);
        return switch (dialect) {
            case ChatDialect chat -> new BookedChat(booked, chat, books);
            case EmbeddingDialect embedding -> new BookedEmbedding(booked, embedding, books);
            case CountDialect count -> new BookedCount(booked, count, books);
            default -> booked;
        };
    }

    /** A protocol; the name of its header for ids of requests was asked before, once. */
    public static Protocol of(Protocol protocol, @Nullable String requestIdHeader, PluginBooks books) {
        return new BookedProtocol(protocol, requestIdHeader, books);
    }

    /** A provider, which answers itself if the given one does. */
    public static Provider of(Provider provider, PluginBooks books) {
        BookedProvider booked = new BookedProvider(provider, books);
        return provider instanceof LocalProvider local ? new BookedLocalProvider(booked, local, books) : booked;
    }

    /** A strategy. */
    public static Strategy of(Strategy strategy, PluginBooks books) {
        return new BookedStrategy(strategy, books);
    }
}
