package io.fairlead.drill.upstream;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * A chat as an upstream is asked for it.
 *
 * @param number of the chats that this upstream was asked for, from 1
 * @param body of the request
 */
public record Chat(int number, JsonObject body) {
    /** Whether the last message is the assistant's own, to be continued. */
    public boolean prefilled() {
        return last().getString("role", "").equals("assistant");
    }

    /** What is still to be said: everything, or what follows the assistant's own last message. */
    public List<String> wanted() {
        return prefilled() ? Speech.after(last().getString("content", "")) : Speech.tokens();
    }

    /** Whether the answer's last frame shall tell what was used. */
    boolean usageWanted() {
        JsonObject options = body.getJsonObject("stream_options");
        return options != null && options.getBoolean("include_usage", false);
    }

    private JsonObject last() {
        return body.getJsonArray("messages").getValuesAs(JsonObject.class).getLast();
    }
}
