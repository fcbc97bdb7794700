package io.fairlead.fakes.play;

import io.fairlead.fakes.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A call of a tool.
 *
 * @param tool its name
 * @param arguments what it is given
 * @param custom whether it was offered as a tool that takes any text, which is then the member {@code input}
 */
public record ToolCall(String tool, JsonNode arguments, boolean custom) {
    /** A call of a function. */
    ToolCall(String tool, JsonNode arguments) {
        this(tool, arguments, false);
    }

    /** The text for a tool that takes any. */
    public String input() {
        return Json.text(arguments, "input");
    }

    static ToolCall weather(String tool, String town) {
        return new ToolCall(tool, Json.object("town", town));
    }
}
