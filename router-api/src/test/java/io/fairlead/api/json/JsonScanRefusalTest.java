package io.fairlead.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanRefusalTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'a' 1}                | 5  | found '1' at byte 5, expected ':' after a member's name",
                "{'a'}                  | 4  | found '}' at byte 4, expected ':' after a member's name",
                "{'a':}                 | 5  | found '}' at byte 5, expected a value",
                "{'a':1,}               | 7  | found '}' at byte 7, expected a member's name in quotes",
                "{,}                    | 1  | found ',' at byte 1, expected a member's name in quotes or '}'",
                "{a:1}                  | 1  | found 'a' at byte 1, expected a member's name in quotes or '}'",
                "{1:1}                  | 1  | found '1' at byte 1, expected a member's name in quotes or '}'",
                "{'a':1 'b':2}          | 7  | found '^' at byte 7, expected ',' or '}'",
                "{'a':[1 2]}            | 8  | found '2' at byte 8, expected ',' or ']'",
                "{'a':[1,]}             | 8  | found ']' at byte 8, expected a value",
                "{'a':[,1]}             | 6  | found ',' at byte 6, expected a value or ']'",
                "{'a':[1}}              | 7  | found '}' at byte 7, expected ',' or ']'",
                "{'a':1]                | 6  | found ']' at byte 6, expected ',' or '}'",
                "{'a':{'b':1]}          | 11 | found ']' at byte 11, expected ',' or '}'",
                "{'a':tru}              | 8  | found '}' at byte 8, expected the rest of true",
                "{'a':trUe}             | 7  | found 'U' at byte 7, expected the rest of true",
                "{'a':nul1}             | 8  | found '1' at byte 8, expected the rest of null",
                "{'a':falsey}           | 10 | found 'y' at byte 10, expected ',' or '}'",
                "{'a':True}             | 5  | found 'T' at byte 5, expected a value",
                "{'a':NaN}              | 5  | found 'N' at byte 5, expected a value",
                "{'a':01}               | 6  | found '1' at byte 6, expected ',' or '}'",
                "{'a':-}                | 6  | found '}' at byte 6, expected a digit of a number",
                "{'a':1.}               | 7  | found '}' at byte 7, expected a digit of a number",
                "{'a':1.e1}             | 7  | found 'e' at byte 7, expected a digit of a number",
                "{'a':1e}               | 7  | found '}' at byte 7, expected a digit of a number",
                "{'a':1e+}              | 8  | found '}' at byte 8, expected a digit of a number",
                "{'a':.5}               | 5  | found '.' at byte 5, expected a value",
                "{'a':+5}               | 5  | found '+' at byte 5, expected a value",
                "{'a':1.2.3}            | 8  | found '.' at byte 8, expected ',' or '}'",
                "{'a':0x1}              | 6  | found 'x' at byte 6, expected ',' or '}'",
                "{'a':1}{               | 7  | found '{' at byte 7, expected nothing after the object",
                "{'a':1} x              | 8  | found 'x' at byte 8, expected nothing after the object",
                "{'a':/**/1}            | 5  | found '/' at byte 5, expected a value",
                "{'a':'\\x'}            | 7  | found 'x' at byte 7, expected one of ^ \\ / b f n r t u after a backslash",
                "{'a':'\\u12g4'}        | 10 | found 'g' at byte 10, expected a hexadecimal digit",
                "[1]                    | 0  | found '[' at byte 0, expected a JSON object",
                "'a'                    | 0  | found '^' at byte 0, expected a JSON object",
                "null                   | 0  | found 'n' at byte 0, expected a JSON object",
                "}                      | 0  | found '}' at byte 0, expected a JSON object",
            })
    void saysWhereWhatIsWrong(String text, long position, String message) {
        JsonSyntaxException failure = refused(bytes(text.replace('\'', '"')));
        assertThat(failure).hasMessage(message.replace('^', '"')).hasNoCause();
        assertThat(failure.position()).isEqualTo(position);
    }

    @Test
    void tellsAnEmptyTextFromOneOfBlanks() {
        assertThat(refused(bytes(""))).hasMessage("found an empty text at byte 0, expected a JSON object");
        assertThat(refused(bytes(" \n"))).hasMessage("found the end of the text at byte 2, expected a JSON object");
    }

    @ParameterizedTest
    @CsvSource({"EFBBBF, 0xEF", "FEFF, 0xFE", "FFFE, 0xFF"})
    void tellsAByteOrderMark(String mark, String shown) {
        byte[] bytes = around(mark, "", "{}");
        assertThat(refused(bytes))
                .hasMessage(
                        "found a byte order mark (byte " + shown + ") at byte 0, expected '{' in UTF-8 without one");
    }

    @ParameterizedTest
    @CsvSource({
        // a tail without a lead, leads without tails, overlong forms
        "80, 6",
        "BF, 6",
        "C3, 7",
        "C328, 7",
        "E282, 8",
        "E28228, 8",
        "F09F98, 9",
        "F09F9828, 9",
        "C080, 6",
        "C1BF, 6",
        "E08080, 7",
        "E09FBF, 7",
        "F0808080, 7",
        "F08FBFBF, 7",
        // surrogates, characters above 10FFFF, bytes that never occur
        "EDA080, 7",
        "EDBFBF, 7",
        "F4908080, 7",
        "F5808080, 6",
        "F888808080, 6",
        "FE, 6",
        "FF, 6",
    })
    void refusesWhatIsNoUtf8(String hex, long position) {
        for (String after : new String[] {"", "some more text"}) {
            JsonSyntaxException failure = refused(around("7b2261223a22" + hex, after, "\"}"));
            assertThat(failure.position()).isEqualTo(position);
            assertThat(failure).hasMessageContaining("UTF-8");
        }
        assertThat(refused(around("7b22" + hex, "", "\":1}")).position()).isEqualTo(position - 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C280", "DFBF", "E0A080", "ED9FBF", "EE8080", "EFBFBF", "F0908080", "F48FBFBF", "F09F9880"})
    void takesEveryKindOfCharacter(String hex) {
        byte[] bytes = around("7b2261223a22" + hex, "", "\"}");
        assertThat(JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE).textBytes())
                .isEqualTo(hex.length() / 2);
    }

    @Test
    void refusesControlCharactersInStrings() {
        for (int control = 0; control < ' '; control++) {
            String hex = String.format("%02x", control);
            assertThat(refused(around("7b2261223a22" + hex, "padding to eight", "\"}")))
                    .hasMessage(
                            "found byte 0x%02X at byte 6, expected control characters in strings to be escaped",
                            control);
            assertThat(refused(around("7b2261223a22", "12345678901" + (char) control, "\"}"))
                            .position())
                    .isEqualTo(17);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "\\ud800, 'found ^ at byte 12, expected the escape of a low surrogate after that of a high one'",
        "\\ud800x, 'found x at byte 12, expected the escape of a low surrogate after that of a high one'",
        "\\ud800\\n, 'found n at byte 13, expected the escape of a low surrogate after that of a high one'",
        "\\ud800\\u0041, 'found no low surrogate after a high one at byte 14, expected surrogates in pairs'",
        "\\ud800\\ud800, 'found no low surrogate after a high one at byte 14, expected surrogates in pairs'",
        "\\udc00, 'found a lone low surrogate at byte 8, expected surrogates in pairs'",
        "\\ud83d\\ude00\\ude00, 'found a lone low surrogate at byte 20, expected surrogates in pairs'",
    })
    void refusesHalvesOfPairs(String text, String message) {
        JsonSyntaxException failure = refused(bytes("{\"a\":\"" + text + "\"}"));
        assertThat(String.valueOf(failure.getMessage()).replace("'", "").replace('"', '^'))
                .isEqualTo(message);
    }

    @Test
    void refusesWhatIsTooDeep() {
        String most = "{\"a\":" + "[".repeat(JsonScan.MAX_DEPTH - 1) + "]".repeat(JsonScan.MAX_DEPTH - 1) + "}";
        assertThat(scan(most).members()).isOne();
        assertThat(refused(bytes("{\"a\":" + "[".repeat(10_000))))
                .hasMessage("found one more level at byte 516, expected at most 512 levels of nesting");
        assertThat(refused(bytes("{\"a\":".repeat(10_000))).position()).isEqualTo(512 * 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "mod\\u0065l", "\\u006d\\u006F\\u0064\\u0065\\u006c"})
    void refusesAMemberThatStandsTwiceHoweverSpelled(String second) {
        assertThat(refused(bytes("{\"model\":1,\"b\":{\"model\":2,\"model\":3},\"" + second + "\":4}")))
                .hasMessage("found member 'model' for the second time at byte 37, expected each name once");
    }

    @Test
    void showsOnlyTheStartOfALongNameAndNoControlCharacters() {
        String name = "\\u001b" + "n".repeat(1_000);
        assertThat(refused(bytes("{\"" + name + "\":1,\"" + name + "\":2}")))
                .hasMessage("found member '?" + "n".repeat(63)
                        + "...' for the second time at byte 1012, expected each name once");
    }

    @Test
    void takesLongNamesUpToABound() {
        String name = "n".repeat(10_240);
        JsonScan scan = scan("{\"" + name + "\":1,\"" + name + "x\":2}");
        assertThat(scan.find(name + "x")).isOne();
        assertThat(scan("{\"" + "n".repeat(JsonScan.MAX_NAME) + "\":1}").name(0))
                .hasSize(JsonScan.MAX_NAME);
        byte[] tooLong = bytes("{\"" + "n".repeat(JsonScan.MAX_NAME + 1) + "\":1}");
        assertThat(refused(tooLong)).hasMessage("found a member name of 65537 bytes at byte 1, expected at most 65536");
        JsonFeed feed = JsonScan.feed(JsonProbes.NONE);
        assertThatExceptionOfType(JsonSyntaxException.class)
                .isThrownBy(() -> {
                    for (byte next : tooLong) {
                        feed.accept(new byte[] {next}, 0, 1);
                    }
                })
                .withMessage("found a member name of 65537 bytes at byte 1, expected at most 65536");
        assertThat(feed.footprint()).isLessThan(3L * JsonScan.MAX_NAME);
    }

    @Test
    @Timeout(20)
    void findsItsWayAmongAHundredThousandMembers() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < 100_000; i++) {
            text.append("\"member").append(i).append("\":").append(i).append(',');
        }
        JsonScan scan = scan(text + "\"größe\":1}");
        assertThat(scan.members()).isEqualTo(100_001);
        for (int i = 0; i < 100_000; i += 997) {
            assertThat(scan.find("member" + i)).isEqualTo(i);
        }
        assertThat(scan.find("größe")).isEqualTo(100_000);
        assertThat(scan.find("member100000")).isEqualTo(-1);
        assertThat(refused(bytes(text + "\"member77\":1}")))
                .hasMessageContaining("found member 'member77' for the second time");
    }

    private static JsonScan scan(String text) {
        byte[] bytes = bytes(text);
        return JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE);
    }

    /** How a text is refused, which is the same when it comes byte by byte. */
    private static JsonSyntaxException refused(byte[] bytes) {
        JsonSyntaxException whole = failure(bytes, bytes.length);
        if (bytes.length < 100_000) {
            JsonSyntaxException pieces = failure(bytes, 1);
            assertThat(pieces).hasMessage(whole.getMessage());
            assertThat(pieces.position()).isEqualTo(whole.position());
        }
        return whole;
    }

    private static JsonSyntaxException failure(byte[] bytes, int step) {
        JsonFeed feed = JsonScan.feed(JsonProbes.NONE);
        try {
            for (int at = 0; at < bytes.length; at += step) {
                feed.accept(bytes, at, Math.min(step, bytes.length - at));
            }
            feed.finish();
        } catch (JsonSyntaxException failure) {
            return failure;
        }
        throw new AssertionError("found the text accepted, expected it refused");
    }

    private static byte[] around(String hex, String middle, String end) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(hex));
        out.writeBytes(bytes(middle + end));
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
