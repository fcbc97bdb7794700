package io.fairlead.fakes.play;

import java.util.List;

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
        boolean thinking) {}
