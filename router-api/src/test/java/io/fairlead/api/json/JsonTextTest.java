package io.fairlead.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
    @Test
    void decodesEveryEscape() {
        assertThat(decode("\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\u20AC\\ud83d\\uDE00é€"))
                .isEqualTo("\"\\/\b\f\n\r\tAé€\ud83d\ude00é€");
    }

    @Test
    void keepsHalvesOfPairs() {
        assertThat(decode("é\\n\\ud83d")).isEqualTo("é\n\ud83d");
        assertThat(decode("\\ude00 \\ud83d\\u0041 é\\t\\ud83d\\ude00")).isEqualTo("\ude00 \ud83dA é\t\ud83d\ude00");
    }

    @Test
    void encodesWhatItDecodes() {
        String text = "say \"hi\"\n\\ \u0001 é € \ud83d\ude00 \ud83d";
        byte[] encoded = JsonText.encode(text);
        assertThat(JsonText.decode(encoded, 0, encoded.length)).isEqualTo(text);
        assertThat(new String(encoded, StandardCharsets.UTF_8))
                .isEqualTo("say \\\"hi\\\"\\n\\\\ \\u0001 é € \ud83d\ude00 \\ud83d");
    }

    @ParameterizedTest
    @CsvSource({"a\\x, 2", "a\\, 2", "\\u12g4, 4", "\\u12, 4", "\\ud83d\\u12, 10"})
    void refusesBrokenEscapes(String text, long position) {
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> decode(text))
                .satisfies(failure -> assertThat(failure.position()).isEqualTo(position));
    }

    private static String decode(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.UTF_8);
        return JsonText.decode(bytes, 0, bytes.length);
    }
}
