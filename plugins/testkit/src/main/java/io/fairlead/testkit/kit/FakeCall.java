package io.fairlead.testkit.kit;

import java.util.List;

/**
 * A call of a tool that a model wants. Immutable.
 *
 * @param id pairs the call with its result
 * @param name the tool
 * @param arguments pieces of the JSON, as a stream would bring them
 */
public record FakeCall(String id, String name, List<String> arguments) {
    /** The arguments as a whole. */
    public String json() {
        return String.join("", arguments);
    }
}
