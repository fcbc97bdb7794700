package io.fairlead.fakes.play;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A token of an answer, as a model tells of it that was asked how sure it was.
 *
 * @param text of it
 * @param logprob the natural logarithm of its probability: the longer its text, the less likely it was
 */
public record Token(String text, double logprob) {
    private static final double EACH = -0.0625;
    private static final List<Token> OTHERS = List.of(new Token("Hi", -2.5), new Token("Hey", -3.75));

    /** The tokens of a text are its pieces. */
    public static List<Token> all(String text) {
        return Answer.pieces(text).stream()
                .map(piece -> new Token(piece, piece.length() * EACH))
                .toList();
    }

    /** The likeliest tokens at its place, the likeliest first: itself and others, as many as are asked for if there are. */
    public List<Token> likeliest(int most) {
        List<Token> tokens = new ArrayList<>(List.of(this));
        tokens.addAll(OTHERS);
        return tokens.subList(0, Math.min(most, tokens.size()));
    }

    /** The bytes of its text in UTF-8. */
    public List<Integer> bytes() {
        List<Integer> bytes = new ArrayList<>();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(Byte.toUnsignedInt(each));
        }
        return bytes;
    }
}
