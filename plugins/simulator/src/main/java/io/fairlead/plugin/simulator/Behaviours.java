package io.fairlead.plugin.simulator;

import io.fairlead.api.settings.Setting;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The behaviour of each model. Immutable. */
final class Behaviours {
    private static final List<String> KEYS = Stream.of(
                    Behaviour.LATENCY,
                    Behaviour.TOKENS_PER_SECOND,
                    Behaviour.TOKENS,
                    Behaviour.FAILURE_RATE,
                    Behaviour.FAILURES,
                    Behaviour.RPM,
                    Behaviour.TPM)
            .map(Setting::key)
            .toList();

    private final Behaviour ordinary;
    private final Map<String, Behaviour> special;

    private Behaviours(Behaviour ordinary, Map<String, Behaviour> special) {
        this.ordinary = ordinary;
        this.special = Map.copyOf(special);
    }

    /**
     * One behaviour for most models, and changes to it by model, as {@code key=value} with blanks between.
     *
     * @throws IllegalArgumentException if a change cannot be read; the message names model, value and what was expected
     */
    static Behaviours of(Behaviour ordinary, Map<String, String> changes) {
        Map<String, Behaviour> special = new HashMap<>();
        changes.forEach((model, text) -> {
            try {
                special.put(model, ordinary.with(pairs(text)));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("per-model '" + model + "': " + e.getMessage(), e);
            }
        });
        return new Behaviours(ordinary, special);
    }

    Behaviour of(String model) {
        return special.getOrDefault(model, ordinary);
    }

    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new HashMap<>();
        for (String pair : text.strip().split("\\s+")) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (equals < 0 || !KEYS.contains(key)) {
                throw new IllegalArgumentException(
                        "found '" + pair + "', expected key=value with one of " + String.join(", ", KEYS));
            }
            pairs.put(key, pair.substring(equals + 1));
        }
        return pairs;
    }
}
