package io.fairlead.plugin.openai.responses;

import io.fairlead.api.json.JsonWriter;
import java.util.function.Consumer;

/**
 * A response in the form of
 * <a href="https://platform.openai.com/docs/api-reference/responses/object">its reference</a>, every member that is
 * required of it included.
 *
 * @param id its id
 * @param created when it was created, in seconds
 * @param model what answers
 * @param echo the settings of the request
 */
public record ResponseObject(String id, long created, String model, RequestEcho echo) {
    /**
     * Writes it.
     *
     * @param output writes the items of the output, inside of their array
     */
    public void write(JsonWriter json, ResponseState state, Consumer<JsonWriter> output) {
        json.beginObject().member("id", id).member("object", "response").member("created_at", created);
        state.write(json);
        json.member("model", model).name("output").beginArray();
        output.accept(json);
        json.endArray();
        echo.write(json);
        state.usage(json);
        json.endObject();
    }
}
