package io.fairlead.plugin.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Text that passes for an answer, cut into pieces of about a token. */
final class Prose {
    private static final int LONGEST_PIECE = 5;
    private static final int SHORTEST_SENTENCE = 5;
    private static final int LONGEST_SENTENCE = 12;
    private static final List<String> WORDS = List.of(
            "the", "rope", "runs", "from", "deck", "to", "pier", "and", "is", "led", "around", "every", "corner",
            "while", "a", "calm", "tide", "lifts", "our", "small", "boat", "slowly", "past", "harbour", "lights",
            "that", "blink", "in", "turn", "before", "morning", "wind", "fills", "one", "sail", "after", "another",
            "over", "quiet", "water");

    private Prose() {}

    /** A text cut into pieces. */
    static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        for (int end = 1; end <= text.length(); end++) {
            boolean whole = end - start == LONGEST_PIECE && !Character.isHighSurrogate(text.charAt(end - 1));
            if (end == text.length() || whole || (text.charAt(end) == ' ' && end - start > 1)) {
                pieces.add(text.substring(start, end));
                start = end;
            }
        }
        return pieces;
    }

    /** So many pieces: of the text, then of sentences. */
    static List<String> pieces(String text, int count, RandomGenerator random) {
        List<String> pieces = pieces(text);
        while (pieces.size() < count) {
            pieces.addAll(pieces(sentence(random)));
        }
        return pieces.subList(0, count);
    }

    private static String sentence(RandomGenerator random) {
        StringBuilder sentence = new StringBuilder();
        for (int words = random.nextInt(SHORTEST_SENTENCE, LONGEST_SENTENCE); words > 0; words--) {
            String word = WORDS.get(random.nextInt(WORDS.size()));
            boolean first = sentence.isEmpty();
            sentence.append(' ').append(first ? Character.toUpperCase(word.charAt(0)) : word.charAt(0));
            sentence.append(word, 1, word.length());
        }
        return sentence.append('.').toString();
    }
}
