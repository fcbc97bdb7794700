package io.fairlead.server.http;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;

/** Writes what operators are told, which is records, as JSON. */
public final class AdminJson {
    private AdminJson() {}

    /** Made at the first use, which no start waits for. */
    private static final class Lazy {
        static final Jsonb JSONB = JsonbBuilder.create(
                new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES));
    }

    /** A record, or a list of records, as JSON in one line. */
    public static String write(Object value) {
        return Lazy.JSONB.toJson(value);
    }

    /** Reads what another gateway wrote. */
    public static <T> T read(String json, Class<T> type) {
        return Lazy.JSONB.fromJson(json, type);
    }
}
