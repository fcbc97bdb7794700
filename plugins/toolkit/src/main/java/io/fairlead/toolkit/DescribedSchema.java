package io.fairlead.toolkit;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema of an answer, for APIs that take it without the name and the other words that others describe it with. */
public final class DescribedSchema {
    /** A name is for nothing but to be there; that the schema is kept to is what such APIs always do. */
    private static final Set<String> OF_NO_USE = Set.of("name", "strict");

    private DescribedSchema() {}

    /** The schema as raw JSON, or null if there is none. What else describes it is reported. */
    public static @Nullable String of(ResponseFormat format, Losses losses) {
        byte[] described = format.schema().orElse("{}").getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = JsonCursor.over(described, 0, described.length);
        String schema = null;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("schema") && cursor.is(JsonKind.OBJECT)) {
                schema = cursor.rawText();
            } else if (!OF_NO_USE.contains(cursor.name()) && !Unread.saysNothing(cursor)) {
                losses.dropped(
                        "response_format.json_schema." + cursor.name(), "the upstream's API takes a mere schema");
            }
        }
        return schema;
    }
}
