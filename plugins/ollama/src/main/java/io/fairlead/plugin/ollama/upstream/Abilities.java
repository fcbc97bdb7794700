package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a model can do, in the words of the vendor's server, which holds requests to them. */
final class Abilities {
    /** The server itself sees to the form of answers, whatever the model. */
    private static final Map<String, List<Capability>> WORDS = Map.of(
            "completion",
                    List.of(
                            Capability.STREAMING,
                            Capability.SYSTEM_PROMPT,
                            Capability.JSON_MODE,
                            Capability.JSON_SCHEMA),
            "tools", List.of(Capability.TOOLS, Capability.PARALLEL_TOOLS),
            "vision", List.of(Capability.VISION),
            "audio", List.of(Capability.AUDIO_INPUT),
            "thinking", List.of(Capability.REASONING),
            "embedding", List.of(Capability.EMBEDDINGS));

    private Abilities() {}

    /** Those of the list that the cursor stands on; empty if it tells of nothing that a gateway could ask for. */
    static Set<Capability> read(JsonCursor cursor) {
        Set<Capability> all = new LinkedHashSet<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                String word = cursor.textOrNull();
                all.addAll(WORDS.getOrDefault(word == null ? "" : word, List.of()));
            }
            cursor.leave();
        }
        return all.contains(Capability.STREAMING) || all.contains(Capability.EMBEDDINGS) ? all : Set.of();
    }
}
