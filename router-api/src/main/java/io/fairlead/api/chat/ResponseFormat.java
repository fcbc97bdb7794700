package io.fairlead.api.chat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that an answer must have. */
public interface ResponseFormat {
    /** Any JSON object. */
    ResponseFormat JSON = new ResponseFormatValue("json_object", Optional.empty());

    /** {@code text}, {@code json_object} or {@code json_schema}. */
    String kind();

    /** The part of the kind {@code json_schema} that describes it (name, schema, strictness), as raw JSON. */
    Optional<String> schema();

    /** A form of these parts. */
    static ResponseFormat of(String kind, @Nullable String schema) {
        return new ResponseFormatValue(kind, Optional.ofNullable(schema));
    }
}

record ResponseFormatValue(String kind, Optional<String> schema) implements ResponseFormat {}
