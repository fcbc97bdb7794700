package io.fairlead.plugin.simulator;

import io.fairlead.api.context.PluginContext;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.api.settings.Setting;
import io.fairlead.api.settings.SettingValues;
import io.fairlead.api.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes simulators. */
final class SimulatorFactory implements ProviderFactory {
    private static final Map<String, Wire> WIRES = wires(
            new OpenAiChatWire(), new OpenAiCompletionsWire(), new OpenAiEmbeddingsWire(), new AnthropicMessagesWire());

    static final Setting<List<String>> DIALECTS = Setting.texts("dialects")
            .withDefault(List.copyOf(WIRES.keySet()))
            .describedAs("The dialects that it takes, the most wanted first.");
    static final Setting<Long> SEED = Setting.integer("seed", 0, Long.MAX_VALUE)
            .withDefault(1L)
            .describedAs("What answers and chance failures are drawn from: the same seed and requests give the same.");
    static final Setting<Map<String, String>> PER_MODEL = Setting.textMap("per-model")
            .withDefault(Map.of())
            .describedAs(
                    "Other values of the settings above for some models, such as slow: \"latency=2s tokens=300\".");

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public Settings settings() {
        return Settings.of(
                Behaviour.LATENCY,
                Behaviour.TOKENS_PER_SECOND,
                Behaviour.TOKENS,
                Behaviour.FAILURE_RATE,
                Behaviour.FAILURES,
                Behaviour.RPM,
                Behaviour.TPM,
                DIALECTS,
                SEED,
                PER_MODEL);
    }

    @Override
    public Provider create(PluginContext context) {
        SettingValues settings = context.settings();
        Map<DialectId, Wire> wires = new LinkedHashMap<>();
        for (String name : settings.get(DIALECTS)) {
            Wire wire = WIRES.get(name);
            if (wire == null) {
                throw new IllegalArgumentException(
                        "found dialect '" + name + "', expected one of " + String.join(", ", WIRES.keySet()));
            }
            wires.put(wire.id(), wire);
        }
        Behaviours behaviours = Behaviours.of(Behaviour.of(settings), settings.get(PER_MODEL));
        return new Simulator(context, wires, behaviours, settings.get(SEED));
    }

    private static Map<String, Wire> wires(Wire... all) {
        Map<String, Wire> byName = new LinkedHashMap<>();
        for (Wire wire : all) {
            byName.put(wire.id().name(), wire);
        }
        return byName;
    }
}
