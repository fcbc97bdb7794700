package io.fairlead.drill.upstream;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What every upstream of the drill means to say: sixty tokens, all but the first with the blank before them. */
public final class Speech {
    /** The whole text. */
    public static final String TEXT =
            "When a harbour is hard to enter, a pilot lines up two marks on the shore and steers so"
                    + " that one stays above the other; the line between them leads past every rock. Nobody needs to know"
                    + " where the rocks are, only that the marks are kept in line until the anchor falls and all boats lie"
                    + " safe at last.";

    private static final Pattern TOKEN = Pattern.compile(" ?[^ ]+");

    private Speech() {}

    /** Its tokens. */
    public static List<String> tokens() {
        return split(TEXT);
    }

    /** The tokens that are left after a beginning; all of them if the text does not begin like that. */
    static List<String> after(String beginning) {
        return split(TEXT.startsWith(beginning) ? TEXT.substring(beginning.length()) : TEXT);
    }

    private static List<String> split(String text) {
        List<String> tokens = new ArrayList<>();
        TOKEN.matcher(text).results().forEach(token -> tokens.add(token.group()));
        return tokens;
    }
}
