package io.fairlead.fakes.play;

import io.fairlead.fakes.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * A call of a tool.
 *
 * @param tool its name
 * @param town what it is asked about
 */
public record ToolCall(String tool, String town) {
    /** What the tool is given. */
    public JsonNode arguments() {
        return Json.object("town", town);
    }
}
