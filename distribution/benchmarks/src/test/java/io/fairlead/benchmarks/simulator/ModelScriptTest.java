package io.fairlead.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.benchmarks.command.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelScriptTest {
    @Test
    void aNameTellsEverything() {
        assertThat(ModelScript.parse("sim-n100-d50-s16-l200", ModelScript.PLAIN))
                .isEqualTo(new ModelScript(100, 50, 16, 200));
    }

    @Test
    void missingPartsMeanTheDefault() {
        assertThat(ModelScript.parse("sim-l7", new ModelScript(1, 2, 3, 4))).isEqualTo(new ModelScript(1, 2, 3, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim", "fast", "", "gpt-n5"})
    void otherNamesMeanTheDefault(String model) {
        ModelScript otherwise = new ModelScript(1, 2, 3, 4);
        assertThat(ModelScript.parse(model, otherwise)).isEqualTo(otherwise);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sim-", "sim-n", "sim-x5", "sim-5", "sim-n5-", "sim-n-5", "sim-n1234567890", "sim-s99999999"})
    void refusesWhatItDoesNotUnderstand(String model) {
        assertThatThrownBy(() -> ModelScript.parse(model, ModelScript.PLAIN)).isInstanceOf(UsageException.class);
    }
}
