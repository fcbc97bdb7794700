package io.fairlead.fakes.play;

import io.fairlead.fakes.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A call of a tool.
 *
 * @param tool its name
 * @param arguments what it is given
 */
public record ToolCall(String tool, JsonNode arguments) {
    static ToolCall weather(String town) {
        return new ToolCall("weather", Json.object("town", town));
    }
}
