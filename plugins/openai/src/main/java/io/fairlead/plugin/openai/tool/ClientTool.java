package io.fairlead.plugin.openai.tool;

import io.fairlead.api.json.JsonWriter;

/**
 * A tool as its client calls it.
 *
 * @param namespace that it is in; empty for none
 * @param name within it
 * @param custom whether it takes any text in place of arguments
 */
public record ClientTool(String namespace, String name, boolean custom) {
    /** A function in no namespace. */
    static ClientTool function(String name) {
        return new ClientTool("", name, false);
    }

    /** Writes its name and its namespace as members of a call. */
    public void write(JsonWriter json) {
        json.member("name", name);
        if (!namespace.isEmpty()) {
            json.member("namespace", namespace);
        }
    }
}
