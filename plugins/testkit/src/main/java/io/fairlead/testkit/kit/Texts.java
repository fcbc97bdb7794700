package io.fairlead.testkit.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Texts that are hard on whoever handles text, and ways to cut them. */
final class Texts {
    private Texts() {}

    static Stream<Odd> odd() {
        return Stream.of(
                new Odd("an empty text", ""),
                new Odd("spaces and ends of lines", " \t\r\n\n  "),
                new Odd("a smile of two chars", "\uD83D\uDE00 and \uD83D\uDE00"),
                new Odd("half a smile at the end", "half \uD83D"),
                new Odd("half a smile at the beginning", "\uDE00 half"),
                new Odd("the halves the wrong way round", "\uDE00\uD83D"),
                new Odd("a zero byte and other controls", "a\u0000b\u0007c\u001Bd"),
                new Odd("letters with marks behind them", "e\u0301\u0302 n\u0303"),
                new Odd("text from right to left", "\u05E9\u05DC\u05D5\u05DD \u202Eabc\u202C"),
                new Odd("a mark of byte order", "\uFEFFtext"),
                new Odd("quotes and backslashes", "\"a\\b\" 'c' \\u0041 \\"),
                new Odd("JSON", "{\"a\":[1,2,{\"b\":null}],\"c\":\"d\"}"),
                new Odd("brackets that do not close", "[[[({<${{%"),
                new Odd("markup", "<script>alert(1)</script> &amp; **bold**"),
                new Odd("signs that patterns know", ".*+?^$|()\\d$1"),
                new Odd("many digits", "1".repeat(300)),
                new Odd("one long word", "x".repeat(5000)));
    }

    /** So much text of words that say nothing. */
    static String plain(int chars) {
        return "plain words and more of them, ".repeat(chars / 30 + 1).substring(0, chars);
    }

    static List<String> characters(String text) {
        List<String> pieces = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            pieces.add(text.substring(i, i + 1));
        }
        return pieces;
    }

    /** Every way to cut a text in two, and some in three. */
    static Stream<List<String>> cuts(String text) {
        List<List<String>> cuts = new ArrayList<>(List.of(List.of(text), characters(text)));
        for (int one = 0; one <= text.length(); one++) {
            cuts.add(List.of(text.substring(0, one), text.substring(one)));
            int other = one + (text.length() - one) / 2;
            cuts.add(List.of(text.substring(0, one), text.substring(one, other), text.substring(other)));
        }
        return cuts.stream();
    }

    /** A text and what is odd of it. */
    record Odd(String describe, String text) {}
}
