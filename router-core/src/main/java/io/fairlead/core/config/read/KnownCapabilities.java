package io.fairlead.core.config.read;

import io.fairlead.api.deployment.Capability;
import io.fairlead.core.config.schema.ProviderKeys;
import io.fairlead.core.config.tree.ListNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Doubts names of capabilities that may be slips. They are an open set, as plugins may ask for others: so it is no problem. */
final class KnownCapabilities {
    private static final List<String> NAMES = Stream.of(
                    Capability.STREAMING,
                    Capability.TOOLS,
                    Capability.PARALLEL_TOOLS,
                    Capability.VISION,
                    Capability.AUDIO_INPUT,
                    Capability.DOCUMENTS,
                    Capability.JSON_MODE,
                    Capability.JSON_SCHEMA,
                    Capability.REASONING,
                    Capability.SYSTEM_PROMPT,
                    Capability.PREFILL,
                    Capability.EMBEDDINGS)
            .map(Capability::name)
            .toList();

    private static final String EXPECTED = "one of " + String.join(", ", NAMES) + ", or one that a plugin asks for";

    private KnownCapabilities() {}

    /** Doubts what a place that could be read names beyond the known ones. */
    static void look(Reading reading, Spot capabilities) {
        List<Spot> items = capabilities.node() instanceof ListNode ? capabilities.items() : List.of(capabilities);
        for (Spot item : items) {
            Set<Capability> named = ProviderKeys.CAPABILITIES.parse(Reading.raw(item.node()));
            named.stream()
                    .map(Capability::name)
                    .filter(name -> !NAMES.contains(name))
                    .sorted()
                    .forEach(name -> reading.doubt(item, name, EXPECTED, NAMES));
        }
    }
}
