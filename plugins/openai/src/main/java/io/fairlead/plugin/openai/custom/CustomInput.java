package io.fairlead.plugin.openai.custom;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import java.nio.charset.StandardCharsets;

/** The text for a custom tool as the arguments of the function that stands for it, and back. */
public final class CustomInput {
    /** The only member of the arguments. */
    static final String MEMBER = "input";

    static final String OPENING = "{\"" + MEMBER + "\":\"";
    static final String CLOSING = "\"}";

    private CustomInput() {}

    /** Arguments that hold a text. */
    public static String arguments(String input) {
        return OPENING + escaped(input) + CLOSING;
    }

    /** The text that arguments hold, read as {@link InputReader} does. */
    public static String of(CharSequence arguments, Losses losses) {
        InputReader reader = new InputReader(losses);
        return reader.next(arguments.toString()) + reader.end();
    }

    /** A text as it stands between the quotes of a JSON string. */
    static String escaped(String text) {
        String quoted = JsonText.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    static boolean isEmpty(String object) {
        JsonCursor cursor = over(object);
        return cursor.enter(JsonKind.OBJECT) && !cursor.nextMember();
    }

    /** Whether an object has the text by its name. */
    static boolean isNamed(String object) {
        JsonCursor cursor = over(object);
        cursor.enter();
        while (cursor.nextMember()) {
            if (isText(cursor)) {
                return true;
            }
        }
        return false;
    }

    static boolean isText(JsonCursor cursor) {
        return cursor.nameIs(MEMBER) && cursor.is(JsonKind.STRING);
    }

    static JsonCursor over(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return JsonCursor.over(bytes, 0, bytes.length);
    }
}
