package io.fairlead.plugin.ollama.reply;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CandidateReasons;

/**
 * Errors as this API tells of them: a text {@code error}. Beside it stand the gateway's own code and, where candidates are
 * the matter, why each could not serve; clients that do not know them pass over them.
 */
public final class ErrorForm {
    private ErrorForm() {}

    /** A whole answer. */
    public static ErrorAnswer answer(RouterError error) {
        return ErrorAnswer.of(
                error.status(), "application/json", json(error).endObject().slice());
    }

    /** The line that ends a stream in place of the one that says that it is done. */
    public static void line(RouterError error, FrameSink out) {
        Lines.send(json(error), out);
    }

    private static JsonWriter json(RouterError error) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("error", error.message());
        json.member("code", error.code().name());
        CandidateReasons.write(json, error.reasons());
        return json;
    }
}
