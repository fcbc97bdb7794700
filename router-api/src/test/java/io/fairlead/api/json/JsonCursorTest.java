package io.fairlead.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    private static final String FRAME = """
            {"id": "c-1", "choices": [{"index": 0, "delta": {"content": "caf\\u00e9 \\ud83d\\ude00"}, "finish_reason": null},
                                      {"index": 1, "delta": {}, "finish_reason": "stop"}],
             "usage": {"prompt_tokens": 12, "details": {"usage": 1}, "cost": -0.25}, "last": true}
            """;

    @Test
    void readsNestedValuesAndSkipsTheRest() {
        JsonCursor cursor = cursor(FRAME);
        List<String> seen = new ArrayList<>();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("choices") && cursor.enter(JsonKind.ARRAY)) {
                while (cursor.nextElement()) {
                    choice(cursor, seen);
                }
                cursor.leave();
            } else if (cursor.nameIs("usage") && cursor.enter(JsonKind.OBJECT)) {
                assertThat(cursor.find("cost")).isTrue();
                seen.add("cost " + cursor.doubleValue());
                cursor.leave();
            } else {
                seen.add(cursor.name() + "=" + cursor.rawText());
            }
        }
        cursor.leave();
        assertThat(seen)
                .containsExactly("id=\"c-1\"", "0", "caf\u00e9 \ud83d\ude00", "1", "stop", "cost -0.25", "last=true");
    }

    private static void choice(JsonCursor cursor, List<String> seen) {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("index")) {
                seen.add(Long.toString(cursor.longValue()));
            } else if (cursor.nameIs("delta") && cursor.enter(JsonKind.OBJECT)) {
                while (cursor.nextMember()) {
                    seen.add(cursor.text());
                }
                cursor.leave();
            } else if (cursor.textOrNull() != null) {
                seen.add(cursor.text());
            }
        }
        cursor.leave();
    }

    @Test
    void leavesFromWhereverTheWalkIs() {
        JsonCursor cursor = cursor("[{\"a\":{\"b\":[1,{\"c\":\"]}\"},2]},\"d\":3},4]");
        cursor.enter();
        assertThat(cursor.nextElement()).isTrue();
        cursor.enter();
        assertThat(cursor.find("a")).isTrue();
        cursor.enter();
        assertThat(cursor.find("b")).isTrue();
        cursor.enter();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(cursor.longValue()).isEqualTo(1);
        cursor.leave();
        cursor.leave();
        assertThat(cursor.nextMember()).isTrue();
        assertThat(cursor.nameIs("d")).isTrue();
        cursor.leave();
        assertThat(cursor.nextElement()).isTrue();
        assertThat(cursor.longValue()).isEqualTo(4);
        assertThat(cursor.nextElement()).isFalse();
        assertThat(cursor.nextElement()).isFalse();
        cursor.leave();
    }

    @Test
    void comparesNamesAndTextsAsDecoded() {
        JsonCursor cursor = cursor("{\"mod\\u0065l\":\"\\u0078\\n\",\"größe\":\"größe\"}");
        cursor.enter();
        assertThat(cursor.nextMember()).isTrue();
        assertThat(cursor.nameIs("model")).isTrue();
        assertThat(cursor.nameIs("mod\\u0065l")).isFalse();
        assertThat(cursor.textIs("x\n")).isTrue();
        assertThat(cursor.textIs("\\u0078\\n")).isFalse();
        assertThat(cursor.nextMember()).isTrue();
        assertThat(cursor.nameIs("größe")).isTrue();
        assertThat(cursor.nameIs("groesse")).isFalse();
        assertThat(cursor.nameIs("größ")).isFalse();
        assertThat(cursor.textIs("größe")).isTrue();
        assertThat(cursor.nextMember()).isFalse();
    }

    @Test
    void givesTheRangeOfAValueInTheCallersArray() {
        byte[] bytes = "xx{\"a\": [1, 2] }yy".getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = JsonCursor.over(bytes, 2, bytes.length - 2);
        assertThat(cursor.rawStart()).isEqualTo(2);
        assertThat(cursor.rawEnd()).isEqualTo(bytes.length - 2);
        cursor.enter();
        assertThat(cursor.nextMember()).isTrue();
        assertThat(cursor.rawStart()).isEqualTo(8);
        assertThat(cursor.rawEnd()).isEqualTo(14);
        assertThat(cursor.rawText()).isEqualTo("[1, 2]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "12, 12",
        "-7, -7",
        "1E+2, 100",
        "1.50e1, 15",
        "2.0, 2",
        "0e99999, 0",
        "999999999999999999, 999999999999999999",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void readsWholeNumbersHoweverSpelled(String text, long expected) {
        assertThat(cursor(text).longValue()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1e99999",
                "1e-99999",
                "9223372036854775808",
                "1e9999999999",
                "1x",
                "-",
                "1.",
                "\"1\"",
                "null"
            })
    void refusesWhatIsNoWholeNumber(String text) {
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> cursor(text).longValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0.0",
                "0.1",
                "3.14159",
                "-12.5",
                "1E+2",
                "1e-7",
                "123456789012345678901234567890",
                "0.000000000000001",
                "999999999999999.9",
                "1e99999",
                "4.9e-324",
                "123456.789012345"
            })
    void readsNumbersAsJavaDoes(String text) {
        assertThat(cursor(text).doubleValue()).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1f", "0x1", "-", "1.", "1.e3", "NaN", "1e", "-.5"})
    void refusesWhatIsNoNumber(String text) {
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> cursor(text).doubleValue());
    }

    @Test
    void saysWhatItFoundAndWhatItExpected() {
        JsonCursor cursor = cursor("{\"a\": [true]}");
        cursor.enter();
        cursor.nextMember();
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(cursor::text)
                .withMessage("found an array at byte 6, expected a string");
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> cursor("  ").kind())
                .withMessage("found the end of the text at byte 2, expected a value");
        cursor.enter();
        assertThatIllegalStateException().isThrownBy(cursor::rawEnd);
    }

    @Test
    void staysInsideItsRangeAndEndsOnAnyRubbish() {
        SplittableRandom random = new SplittableRandom(7);
        byte[] sample = FRAME.getBytes(StandardCharsets.UTF_8);
        String special = "{}[]\",:\\ 0-tfnu\n";
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = sample.clone();
            for (int i = random.nextInt(6); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) special.charAt(random.nextInt(special.length()));
            }
            int from = random.nextInt(bytes.length);
            int to = from + random.nextInt(bytes.length - from + 1);
            JsonCursor cursor = JsonCursor.over(bytes, from, to);
            int[] steps = {0};
            try {
                walk(cursor, 0, steps);
            } catch (JsonSyntaxException expected) {
                assertThat(expected.position()).isBetween(0L, (long) to - from);
            }
            assertThat(steps[0]).isLessThanOrEqualTo(to - from + 1);
        }
    }

    private static void walk(JsonCursor cursor, int depth, int[] steps) {
        steps[0]++;
        switch (cursor.kind()) {
            case OBJECT -> {
                cursor.enter();
                while (cursor.nextMember()) {
                    assertThat(cursor.name()).isNotNull();
                    walk(cursor, depth + 1, steps);
                }
                cursor.leave();
            }
            case ARRAY -> {
                cursor.enter();
                while (cursor.nextElement()) {
                    walk(cursor, depth + 1, steps);
                }
                cursor.leave();
            }
            case STRING -> cursor.text();
            case NUMBER -> cursor.doubleValue();
            case TRUE, FALSE, NULL -> cursor.bool();
        }
    }

    private static JsonCursor cursor(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonCursor.over(bytes, 0, bytes.length);
    }
}
