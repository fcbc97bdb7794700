package io.fairlead.plugin.openai.custom;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.json.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputReaderTest {
    private static final String PATCH =
            "*** Begin Patch\n+say(\"Grüße \uD83D\uDE00\\n\");\t/ \u0001\r\n*** End Patch\n";

    private final List<String> lost = new ArrayList<>();

    private InputReader reader() {
        return new InputReader((path, reason) -> lost.add(path));
    }

    private String read(String... pieces) {
        InputReader reader = reader();
        StringBuilder text = new StringBuilder();
        for (String piece : pieces) {
            text.append(reader.next(piece));
        }
        return text.append(reader.end()).toString();
    }

    static Stream<String> forms() {
        String escapes = "{\"input\":\"" + allEscaped(PATCH) + "\"}";
        return Stream.of(
                CustomInput.arguments(PATCH),
                escapes,
                "  {\n\t\"input\" :\r \"" + CustomInput.escaped(PATCH) + "\" \n} ",
                "{\"input\":" + JsonText.quote(PATCH).replace("/", "\\/") + "}");
    }

    private static String allEscaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(unit -> escaped.append(String.format("\\u%04X", unit)));
        return escaped.toString();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void readsTheTextHoweverItIsCut(String arguments) {
        assertThat(read(arguments)).isEqualTo(PATCH);
        for (int cut = 0; cut <= arguments.length(); cut++) {
            assertThat(read(arguments.substring(0, cut), arguments.substring(cut)))
                    .as("cut at %d", cut)
                    .isEqualTo(PATCH);
        }
        assertThat(read(arguments.split(""))).isEqualTo(PATCH);
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void neverEndsAPieceBetweenTwoSurrogates(String arguments) {
        InputReader reader = reader();
        for (String piece : arguments.split("")) {
            String text = reader.next(piece);

            assertThat(text.isEmpty() || !Character.isHighSurrogate(text.charAt(text.length() - 1)))
                    .isTrue();
        }
    }

    @Test
    void givesTheTextAsItComes() {
        InputReader reader = reader();

        assertThat(reader.next("{\"input\":\"ab")).isEqualTo("ab");
        assertThat(reader.next("c\\")).isEqualTo("c");
        assertThat(reader.next("nd\"}")).isEqualTo("\nd");
        assertThat(reader.end()).isEmpty();
    }

    static Stream<Arguments> amiss() {
        return Stream.of(
                // arguments, text, members that are told of
                Arguments.of("", "", List.of()),
                Arguments.of("  ", "", List.of()),
                Arguments.of("{}", "", List.of()),
                Arguments.of("{\"input\":\"\"}", "", List.of()),
                Arguments.of("*** Begin Patch", "*** Begin Patch", List.of()),
                Arguments.of(" \"quoted\"", " \"quoted\"", List.of()),
                Arguments.of("{\"patch\":\"a\"}", "{\"patch\":\"a\"}", List.of()),
                Arguments.of("{\"input\":{\"a\":1}}", "{\"input\":{\"a\":1}}", List.of()),
                Arguments.of("{\"input\":null}", "{\"input\":null}", List.of()),
                Arguments.of("{\"inputs\":\"a\"}", "{\"inputs\":\"a\"}", List.of()),
                Arguments.of("{\"why\":\"x\",\"input\":\"a\\nb\"}", "a\nb", List.of("why")),
                Arguments.of("{\"input\":\"a\",\"why\":\"x\",\"n\":1}", "a", List.of("why", "n")),
                Arguments.of("{\"input\":\"a\",\"input\":\"b\"}", "a", List.of("input")),
                Arguments.of("{\"input\":\"say \"hi\" now\"}", "say \"hi\" now", List.of()),
                Arguments.of("{\"input\":\"say \"hi\" now \" \n} ", "say \"hi\" now ", List.of()),
                Arguments.of("{\"input\":\"say \"hi\"\"}", "say \"hi\"", List.of()),
                Arguments.of("{\"input\":\"if (\"a\") {}\"}\"}", "if (\"a\") {}\"}", List.of()),
                Arguments.of("{\"input\":\"f(\"a\") { }", "f(\"a\") { }", List.of()),
                Arguments.of("{\"input\":\"say \"hi\" no", "say \"hi\" no", List.of()),
                Arguments.of("{\"input\":\"a\" {", "a\" {", List.of()),
                Arguments.of("{\"input\":\"line\nline\"}", "line\nline", List.of()),
                Arguments.of("{\"input\":\"\\d+ \\u12x \\uD83D!\"}", "\\d+ \\u12x \uD83D!", List.of()),
                Arguments.of("{\"input\":\"cut \\u00", "cut ", List.of()),
                Arguments.of("{\"input\":\"cut", "cut", List.of()),
                Arguments.of("{\"inp", "", List.of()),
                Arguments.of("{\"patch\":\"cu", "{\"patch\":\"cu", List.of()));
    }

    @ParameterizedTest
    @MethodSource("amiss")
    void losesNothingOfWhatModelsWriteAmiss(String arguments, String text, List<String> members) {
        List<String> paths =
                members.stream().map(name -> "tool_call.arguments." + name).toList();
        for (int cut = 0; cut <= arguments.length(); cut++) {
            lost.clear();

            assertThat(read(arguments.substring(0, cut), arguments.substring(cut)))
                    .isEqualTo(text);
            assertThat(lost).isEqualTo(paths);
        }
    }

    @Test
    void knowsWhenTheArgumentsAreWhole() {
        InputReader named = reader();
        named.next("{\"input\":\"a\"");
        assertThat(named.whole()).isFalse();
        named.next(" }");
        assertThat(named.whole()).isTrue();

        InputReader other = reader();
        other.next("{\"a\":1");
        assertThat(other.whole()).isFalse();
        other.next("}");
        assertThat(other.whole()).isTrue();
    }

    @Test
    void readsBackWhatWasMadeOfPieces() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            int at = random.nextInt(PATCH.length());
            ArgumentPieces pieces = new ArgumentPieces();
            String arguments = pieces.next(PATCH.substring(0, at)) + pieces.next(PATCH.substring(at)) + pieces.end();

            assertThat(read(arguments)).isEqualTo(PATCH);
            assertThat(pieces.end()).isEmpty();
        }
        assertThat(read(new ArgumentPieces().end())).isEmpty();
    }
}
