package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A {@link JsonScan} in the making: takes the text in pieces, cut anywhere. For one text and one thread. */
public final class JsonFeed {
    private static final int START = 0;
    private static final int KEY_OR_END = 1;
    private static final int KEY = 2;
    private static final int COLON = 3;
    private static final int VALUE = 4;
    private static final int VALUE_OR_END = 5;
    private static final int AFTER = 6;
    private static final int IN_KEY = 7;
    private static final int IN_TEXT = 8;
    private static final int NUMBER = 9;
    private static final int LITERAL = 10;
    private static final int DONE = 11;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final Findings findings;
    private final Nesting nesting = new Nesting();
    private final StringScan inside = new StringScan();
    private final ScannedText text = new ScannedText();

    private int phase = START;
    private int consumed;
    /** Added to an index into the present piece it gives the offset in the text. */
    private int origin;

    private int bodyStart;
    private int bodyEnd;
    private int numberState;
    private byte[] literal = NULL;
    private int literalMatched;

    JsonFeed(JsonProbes probes) {
        findings = new Findings(Objects.requireNonNull(probes));
    }

    /**
     * Takes the next piece; keeps nothing of the array.
     *
     * @throws JsonSyntaxException if the text is not valid; nothing may be asked of this object any more
     */
    public void accept(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > Integer.MAX_VALUE - consumed) {
            throw new JsonSyntaxException(consumed, "more text", "at most " + Integer.MAX_VALUE + " bytes");
        }
        origin = consumed - offset;
        inside.origin(origin);
        int at = offset;
        int end = offset + length;
        while (at < end) {
            at = switch (phase) {
                case IN_KEY, IN_TEXT -> string(bytes, at, end);
                case NUMBER -> number(bytes, at, end);
                case LITERAL -> literal(bytes, at, end);
                default -> token(bytes, at, end);
            };
        }
        consumed += length;
        text.release();
    }

    /**
     * Ends the text.
     *
     * @throws JsonSyntaxException if it stops before its end
     */
    public JsonScan finish() {
        if (phase != DONE) {
            String found = consumed == 0 ? "an empty text" : "the end of the text";
            throw new JsonSyntaxException(consumed, found, expected());
        }
        return findings.scan(bodyStart, bodyEnd);
    }

    /** How many bytes of memory this holds, nearly; grows with the number of top-level members. */
    public long footprint() {
        return findings.footprint() + text.footprint();
    }

    private int token(byte[] bytes, int from, int end) {
        int at = from;
        while (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t') {
            if (++at == end) {
                return end;
            }
        }
        byte next = bytes[at];
        return switch (phase) {
            case KEY, KEY_OR_END -> key(bytes, at, end);
            case COLON -> colon(next, at);
            case VALUE, VALUE_OR_END -> value(bytes, at, end);
            case AFTER -> after(next, at);
            case START -> start(next, at);
            default -> throw failure(next, at);
        };
    }

    private int start(byte next, int at) {
        if (at + origin == 0 && (next & 0xFF) >= 0xEF) {
            throw new JsonSyntaxException(
                    0, "a byte order mark (" + JsonSyntaxException.describe(next) + ")", "'{' in UTF-8 without one");
        }
        if (next != '{') {
            throw failure(next, at);
        }
        bodyStart = at + origin;
        return enter(true, at);
    }

    private int key(byte[] bytes, int at, int end) {
        byte next = bytes[at];
        if (next == '"') {
            text.begin(at + origin, findings.keyBound(nesting.depth()));
            inside.begin();
            phase = IN_KEY;
            return string(bytes, at + 1, end);
        }
        if (next == '}' && phase == KEY_OR_END) {
            return leave(at);
        }
        throw failure(next, at);
    }

    private int colon(byte next, int at) {
        if (next != ':') {
            throw failure(next, at);
        }
        phase = VALUE;
        return at + 1;
    }

    private int value(byte[] bytes, int at, int end) {
        byte next = bytes[at];
        JsonKind kind = JsonKind.startingWith(next);
        if (kind == null) {
            if (next == ']' && phase == VALUE_OR_END) {
                return leave(at);
            }
            throw failure(next, at);
        }
        findings.value(next, at + origin, nesting.depth());
        return switch (kind) {
            case OBJECT -> enter(true, at);
            case ARRAY -> enter(false, at);
            case STRING -> {
                text.begin(at + origin, findings.textBound());
                inside.begin();
                phase = IN_TEXT;
                yield string(bytes, at + 1, end);
            }
            case NUMBER -> {
                numberState = NumberText.first(next);
                phase = NUMBER;
                yield number(bytes, at + 1, end);
            }
            case TRUE -> word(TRUE, at);
            case FALSE -> word(FALSE, at);
            case NULL -> word(NULL, at);
        };
    }

    private int word(byte[] expected, int at) {
        literal = expected;
        literalMatched = 1;
        phase = LITERAL;
        return at + 1;
    }

    private int after(byte next, int at) {
        if (next == ',') {
            phase = nesting.object() ? KEY : VALUE;
            return at + 1;
        }
        if (next != (nesting.object() ? '}' : ']')) {
            throw failure(next, at);
        }
        return leave(at);
    }

    private int enter(boolean object, int at) {
        if (!nesting.enter(object)) {
            throw new JsonSyntaxException(
                    at + origin, "one more level", "at most " + JsonScan.MAX_DEPTH + " levels of nesting");
        }
        phase = object ? KEY_OR_END : VALUE_OR_END;
        return at + 1;
    }

    private int leave(int at) {
        nesting.leave();
        if (nesting.depth() == 0) {
            bodyEnd = at + origin;
            phase = DONE;
            return at + 1;
        }
        ended(at + 1);
        return at + 1;
    }

    private void ended(int end) {
        findings.valueEnd(end + origin, nesting.depth());
        phase = AFTER;
    }

    private int string(byte[] bytes, int at, int end) {
        int close = inside.run(bytes, at, end);
        if (close < 0) {
            text.cut(bytes, at, end);
            return end;
        }
        text.complete(bytes, at, close - 1, inside.escaped());
        if (phase == IN_KEY) {
            findings.key(text, nesting.depth());
            phase = COLON;
            return close < end && bytes[close] == ':' ? colon((byte) ':', close) : close;
        }
        findings.text(text);
        ended(close);
        return close;
    }

    private int number(byte[] bytes, int from, int end) {
        int state = numberState;
        int at = from;
        while (at < end) {
            int next = NumberText.next(state, bytes[at]);
            if (next == NumberText.OUTSIDE) {
                if (!NumberText.complete(state)) {
                    throw new JsonSyntaxException(
                            at + origin, JsonSyntaxException.describe(bytes[at]), "a digit of a number");
                }
                ended(at);
                return at;
            }
            state = next;
            at++;
        }
        numberState = state;
        return end;
    }

    private int literal(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && literalMatched < literal.length) {
            if (bytes[at] != literal[literalMatched]) {
                throw failure(bytes[at], at);
            }
            literalMatched++;
            at++;
        }
        if (literalMatched == literal.length) {
            ended(at);
        }
        return at;
    }

    private String expected() {
        return switch (phase) {
            case START -> "a JSON object";
            case KEY_OR_END -> "a member's name in quotes or '}'";
            case KEY -> "a member's name in quotes";
            case COLON -> "':' after a member's name";
            case VALUE -> "a value";
            case VALUE_OR_END -> "a value or ']'";
            case AFTER -> nesting.object() ? "',' or '}'" : "',' or ']'";
            case NUMBER -> "the rest of a number";
            case LITERAL -> "the rest of " + new String(literal, StandardCharsets.US_ASCII);
            case DONE -> "nothing after the object";
            default -> inside.expected();
        };
    }

    private JsonSyntaxException failure(byte next, int at) {
        return new JsonSyntaxException((long) at + origin, JsonSyntaxException.describe(next), expected());
    }
}
