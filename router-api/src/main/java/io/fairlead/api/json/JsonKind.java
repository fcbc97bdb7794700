package io.fairlead.api.json;

import org.jspecify.annotations.Nullable;

/** What a JSON value is. These seven are all there will ever be. */
public enum JsonKind {
    OBJECT("an object"),
    ARRAY("an array"),
    STRING("a string"),
    NUMBER("a number"),
    TRUE("true"),
    FALSE("false"),
    NULL("null");

    private final String noun;

    JsonKind(String noun) {
        this.noun = noun;
    }

    /** The kind with its article, for messages. */
    String noun() {
        return noun;
    }

    /** The kind of the values that start with this byte, or null if none does. */
    static @Nullable JsonKind startingWith(byte first) {
        return switch (first) {
            case '"' -> STRING;
            case '{' -> OBJECT;
            case '[' -> ARRAY;
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> NUMBER;
            case 't' -> TRUE;
            case 'f' -> FALSE;
            case 'n' -> NULL;
            default -> null;
        };
    }
}
