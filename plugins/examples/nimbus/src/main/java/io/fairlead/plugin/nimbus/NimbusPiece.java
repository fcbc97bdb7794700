package io.fairlead.plugin.nimbus;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * What an event of a stream says, or a whole answer, which says all at once: {@code {"text":"Hi","why":"done",
 * "spent":[3,2]}}. A failure is {@code {"problem":"slow-down","detail":"Wait."}}.
 *
 * @param text of the answer; empty if there is none
 * @param why the answer ended; null before that
 * @param usage tokens in and out
 * @param error the failure, if it is one
 */
record NimbusPiece(
        String text,
        @Nullable String why,
        Usage usage,
        @Nullable UpstreamError error) {
    /**
     * Reads one.
     *
     * @throws JsonSyntaxException if it is not such an object
     */
    static NimbusPiece read(byte[] array, int from, int to) {
        String text = "";
        String why = null;
        Usage usage = Usage.UNKNOWN;
        String problem = null;
        String detail = "";
        JsonCursor json = JsonCursor.over(array, from, to);
        json.enter();
        while (json.nextMember()) {
            switch (json.name()) {
                case "text" -> text = json.text();
                case "why" -> why = json.text();
                case "spent" -> usage = spent(json);
                case "problem" -> problem = json.text();
                case "detail" -> detail = json.text();
                default -> json.skip(); // what a later version may add
            }
        }
        json.leave();
        return new NimbusPiece(text, why, usage, problem == null ? null : UpstreamError.of(0, null, problem, detail));
    }

    private static Usage spent(JsonCursor json) {
        Usage.Builder usage = Usage.builder();
        if (json.enter(JsonKind.ARRAY)) {
            if (json.nextElement()) {
                usage.inputTokens(json.longValue());
            }
            if (json.nextElement()) {
                usage.outputTokens(json.longValue());
            }
            json.leave();
        }
        return usage.build();
    }

    /** A failure of the gateway in the words of this API. */
    static String problem(RouterError error) {
        return new JsonWriter()
                .beginObject()
                .member("problem", error.code().name())
                .member("detail", error.message())
                .endObject()
                .slice()
                .utf8();
    }
}
