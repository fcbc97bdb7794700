package io.fairlead.api.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
    private static final Setting<Duration> PAUSE = Setting.duration("pause");

    @ParameterizedTest
    @CsvSource({"200ms, 200", "1.5s, 1500", "0.0009s, 0", "2 h, 7200000", "9223372036854775807ms, 9223372036854775807"})
    void readsDurations(String text, long millis) {
        assertThat(PAUSE.parse(text)).isEqualTo(Duration.ofMillis(millis));
    }

    /** Durations beyond 64 bits of milliseconds came out as others, some of them below zero. */
    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808ms", "18446744073709551617ms", "300000000000000d"})
    void refusesDurationsThatItCannotCount(String text) {
        assertThatThrownBy(() -> PAUSE.parse(text))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("290 million years");
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertThatThrownBy(() -> PAUSE.parse("-1s")).isInstanceOf(SettingException.class);
    }
}
