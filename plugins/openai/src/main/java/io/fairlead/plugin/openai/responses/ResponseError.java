package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;

/** A failure as a response tells of it: a code of the few that this API has, and a message. */
public final class ResponseError {
    private ResponseError() {}

    /** Writes the value of the member {@code error}. */
    static void write(JsonWriter json, RouterError error) {
        json.beginObject().member("code", code(error)).member("message", error.message());
        json.endObject();
    }

    /** The event that ends a stream whose response has not begun. */
    public static void event(RouterError error, EventFrames frames, FrameSink out) {
        JsonWriter json = frames.begin("error").member("code", code(error)).member("message", error.message());
        json.name("param");
        String parameter = error.parameter();
        if (parameter == null) {
            json.nullValue();
        } else {
            json.text(parameter);
        }
        frames.send(out);
    }

    private static String code(RouterError error) {
        if (error.status() == 429) {
            return "rate_limit_exceeded";
        }
        return error.code().equals(ErrorCode.CONTENT_POLICY) ? "invalid_prompt" : "server_error";
    }
}
