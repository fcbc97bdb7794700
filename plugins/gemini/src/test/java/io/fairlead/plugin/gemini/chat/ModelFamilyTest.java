package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minor version of two digits was taken for less than one of one digit. */
class ModelFamilyTest {
    @ParameterizedTest
    @CsvSource({
        "gemini-1.5-pro, false, false",
        "gemini-2.0-flash, false, false",
        "gemini-2.5-pro, true, false",
        "gemini-2.10-flash, true, false",
        "gemini-3-flash, true, true",
        "models/Gemini-3.10-pro, true, true",
        "gemini-35-pro, true, true",
        "gemini-flash-latest, true, true",
    })
    void tellsWhatAVersionCanDo(String model, boolean thinks, boolean levels) {
        ModelFamily family = ModelFamily.of(model);

        assertThat(family.thinks()).isEqualTo(thinks);
        assertThat(family.hasLevels()).isEqualTo(levels);
    }
}
