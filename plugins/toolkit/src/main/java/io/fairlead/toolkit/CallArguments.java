package io.fairlead.toolkit;

import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonText;
import java.nio.charset.StandardCharsets;

/** The arguments of a call for APIs that carry them as an object, where others have a text. */
public final class CallArguments {
    private CallArguments() {}

    /** An object in any case: none for nothing; a text that a model wrote amiss goes into an object as it is. */
    public static String object(String arguments) {
        if (arguments.isBlank()) {
            return "{}";
        }
        return whole(arguments) ? arguments : "{\"arguments\":" + JsonText.quote(arguments) + "}";
    }

    /** Whether a text is an object to its last bracket. */
    public static boolean whole(CharSequence arguments) {
        byte[] bytes = arguments.toString().getBytes(StandardCharsets.UTF_8);
        try {
            JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE);
            return true;
        } catch (JsonSyntaxException e) {
            return false;
        }
    }
}
