package io.fairlead.plugin.openai.custom;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.toolkit.CallArguments;

/**
 * Takes the text for a custom tool out of the arguments of the function that stands for it while they come, cut anywhere:
 * the text of the member {@code input}, as soon as it is there. No piece ends within an escape or between two surrogates.
 *
 * <p>Models write other things, too, and none of them is lost: arguments that have no such text are the text, as they
 * stand. Members beside it are reported. Whatever follows a quote that should have been escaped goes on with it, up to
 * the quote and the brace that close the arguments. What does not begin with the member is held back until its end is there.
 */
public final class InputReader {
    private static final String BLANKS = " \t\r\n";
    private static final int BEHIND_NAME = CustomInput.OPENING.indexOf(':');

    private final Losses losses;
    private final StringBuilder out = new StringBuilder();
    private final Escape escape = new Escape();
    /** All of it, until it is known to begin with the member; then what follows the text. */
    private final StringBuilder rest = new StringBuilder();

    private Place place = Place.BEFORE;
    private int matched;

    private enum Place {
        /** The text has not begun. */
        BEFORE,
        WITHIN,
        AFTER,
        /** They do not begin with the member. */
        ELSEWHERE
    }

    /** A reader of arguments of which nothing has come; {@code losses} hear of members beside the text. */
    public InputReader(Losses losses) {
        this.losses = losses;
    }

    /** The text that a piece of the arguments brings; may be empty. */
    public String next(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            char next = piece.charAt(i);
            switch (place) {
                case BEFORE -> before(next);
                case WITHIN -> within(next);
                case AFTER, ELSEWHERE -> rest.append(next);
            }
        }
        return taken(!out.isEmpty() && Character.isHighSurrogate(out.charAt(out.length() - 1)) ? 1 : 0);
    }

    private String taken(int kept) {
        String text = out.substring(0, out.length() - kept);
        out.delete(0, text.length());
        return text;
    }

    private void before(char next) {
        rest.append(next);
        String opening = CustomInput.OPENING;
        if (next == opening.charAt(matched)) {
            matched++;
            if (matched == opening.length()) {
                place = Place.WITHIN;
                rest.setLength(0);
            }
        } else if (BLANKS.indexOf(next) < 0 || !between()) {
            place = Place.ELSEWHERE;
        }
    }

    /** Whether there may be blanks: not within the name. */
    private boolean between() {
        return matched <= 1 || matched >= BEHIND_NAME;
    }

    private void within(char next) {
        if (escape.open()) {
            if (!escape.take(next, out)) {
                within(next);
            }
        } else if (next == '\\') {
            escape.begin();
        } else if (next == '"') {
            place = Place.AFTER;
        } else {
            out.append(next);
        }
    }

    /** Whether the arguments have come to their end. */
    public boolean whole() {
        return switch (place) {
            case BEFORE, WITHIN -> false;
            case AFTER -> rest.toString().strip().endsWith("}");
            case ELSEWHERE -> CallArguments.whole(rest);
        };
    }

    /** What is left of the text when no more of the arguments comes. */
    public String end() {
        switch (place) {
            case BEFORE, WITHIN -> {
                // It was cut: half an escape says nothing.
            }
            case AFTER -> out.append(behind());
            case ELSEWHERE -> out.append(elsewhere());
        }
        rest.setLength(0);
        return taken(0);
    }

    private String behind() {
        String tail = rest.toString().strip();
        if (tail.isEmpty() || tail.equals("}")) {
            return "";
        }
        String members = "{" + tail.substring(1);
        if (tail.startsWith(",") && CallArguments.whole(members)) {
            input(members, true);
            return "";
        }
        return "\"" + withoutClosing(rest.toString());
    }

    /** A model that forgets to escape a quote still closes what it opened. */
    private static String withoutClosing(String tail) {
        String whole = tail.stripTrailing();
        if (!whole.endsWith("}")) {
            return tail;
        }
        String text = whole.substring(0, whole.length() - 1).stripTrailing();
        return text.endsWith("\"") ? text.substring(0, text.length() - 1) : tail;
    }

    private String elsewhere() {
        String all = rest.toString();
        if (!CallArguments.whole(all)) {
            return all;
        }
        if (CustomInput.isEmpty(all)) {
            return "";
        }
        return CustomInput.isNamed(all) ? input(all, false) : all;
    }

    /** The text in an object, if it was not there before. Other members are told of. */
    private String input(String object, boolean before) {
        JsonCursor cursor = CustomInput.over(object);
        boolean found = before;
        String text = "";
        cursor.enter();
        while (cursor.nextMember()) {
            if (!found && CustomInput.isText(cursor)) {
                text = cursor.text();
                found = true;
            } else {
                losses.dropped("tool_call.arguments." + cursor.name(), "the tool takes one text and nothing else");
            }
        }
        return text;
    }
}
