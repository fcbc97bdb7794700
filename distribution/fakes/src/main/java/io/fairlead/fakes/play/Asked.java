package io.fairlead.fakes.play;

import java.util.List;
import java.util.Optional;

/**
 * What a model was asked, whatever the wire.
 *
 * @param system what the operator says
 * @param user the text of the user's last message
 * @param media what the user sent besides text
 * @param tools names of the tools at hand
 * @param custom those of them that take any text
 * @param results what the tools that were called since the user's message gave, in order
 * @param schema whether the answer shall follow a schema
 * @param thinking whether thoughts are wanted
 */
public record Asked(
        String system,
        String user,
        List<Medium> media,
        List<String> tools,
        List<String> custom,
        List<String> results,
        boolean schema,
        boolean thinking) {
    /** The tool of this name, or the one whose name ends so behind that of a group of tools. */
    Optional<String> tool(String name) {
        return tools.stream()
                .filter(tool -> tool.equals(name) || tool.endsWith("__" + name) || tool.endsWith("/" + name))
                .findFirst();
    }
}
