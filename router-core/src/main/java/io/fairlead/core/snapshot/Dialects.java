package io.fairlead.core.snapshot;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.CountDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.EmbeddingDialect;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All loaded dialects, and which of them can be translated into each other. */
public final class Dialects {
    private final Map<DialectId, Dialect> byId = new LinkedHashMap<>();

    /** These dialects. */
    public Dialects(Collection<Dialect> dialects) {
        dialects.forEach(dialect -> byId.put(dialect.id(), dialect));
    }

    /** The dialect with an id, or null if none is loaded. */
    public @Nullable Dialect find(DialectId id) {
        return byId.get(id);
    }

    /** For each dialect of a client, how it reaches an upstream that takes these, the most wanted first. */
    Map<DialectId, Passage> passages(List<DialectId> taken) {
        Map<DialectId, Passage> passages = new LinkedHashMap<>();
        byId.forEach((id, client) -> {
            Passage passage = passage(client, taken);
            if (passage != null) {
                passages.put(id, passage);
            }
        });
        return Map.copyOf(passages);
    }

    private @Nullable Passage passage(Dialect client, List<DialectId> taken) {
        if (taken.contains(client.id())) {
            return new Passage(client, false);
        }
        for (DialectId id : taken) {
            Dialect upstream = byId.get(id);
            if (upstream != null && translatable(client, upstream)) {
                return new Passage(upstream, true);
            }
        }
        return null;
    }

    private static boolean translatable(Dialect client, Dialect upstream) {
        return client.operation().equals(upstream.operation())
                && switch (client) {
                    case ChatDialect _ -> upstream instanceof ChatDialect;
                    case EmbeddingDialect _ -> upstream instanceof EmbeddingDialect;
                    case CountDialect _ -> upstream instanceof CountDialect;
                    default -> false;
                };
    }
}
