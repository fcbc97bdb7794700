package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Where Google's form of this API has the signature of the thought before a call: in a member {@code extra_content}, as
 * <a href="https://ai.google.dev/gemini-api/docs/thought-signatures">its page</a> says. Between dialects it travels under
 * the name that the Gemini API has for it.
 */
public final class ThoughtSignature {
    /** The member of a call. */
    public static final String MEMBER = "extra_content";

    private static final String NEUTRAL = "gemini:thought_signature";
    private static final String GOOGLE = "google";
    private static final String SIGNATURE = "thought_signature";

    private ThoughtSignature() {}

    /** Reads the member that the cursor stands on: the signature if it has one and nothing else, else the member as it is. */
    public static void read(JsonCursor cursor, Map<String, String> extensions) {
        String raw = cursor.rawText();
        String signature = null;
        int members = 0;
        if (cursor.enter(JsonKind.OBJECT)) {
            while (cursor.nextMember()) {
                members++;
                if (cursor.nameIs(GOOGLE) && cursor.enter(JsonKind.OBJECT)) {
                    while (cursor.nextMember()) {
                        members++;
                        signature = cursor.nameIs(SIGNATURE) ? cursor.rawText() : signature;
                    }
                    cursor.leave();
                }
            }
            cursor.leave();
        }
        if (signature != null && members == 2) {
            extensions.put(NEUTRAL, signature);
        } else {
            extensions.put(Own.MEMBERS.name(MEMBER), raw);
        }
    }

    /** A neutral member of a call, as this API calls it. */
    public static String called(String member) {
        return member.equals(SIGNATURE) ? MEMBER + "." + GOOGLE + "." + SIGNATURE : member;
    }

    /** Whether an upstream's model can have a use for it, by the name of the model: only Google's do. */
    static boolean readBy(String model) {
        return model.toLowerCase(Locale.ROOT).contains("gemini");
    }

    /** Writes the member if there is a signature. */
    public static void write(Map<String, String> extensions, JsonWriter json) {
        String signature = extensions.get(NEUTRAL);
        if (signature != null) {
            json.name(MEMBER).beginObject().name(GOOGLE).beginObject();
            json.name(SIGNATURE).raw(signature).endObject().endObject();
        }
    }

    /** Reports the signature of a call at a place, if it has one, where it is not written. */
    static void report(Map<String, String> extensions, String place, Losses losses) {
        if (extensions.containsKey(NEUTRAL)) {
            losses.dropped(place + "." + SIGNATURE, "only Google's models have a use for it");
        }
    }

    /** The extensions but for what is written here. */
    static Map<String, String> without(Map<String, String> extensions) {
        if (!extensions.containsKey(NEUTRAL)) {
            return extensions;
        }
        Map<String, String> others = new LinkedHashMap<>(extensions);
        others.remove(NEUTRAL);
        return others;
    }
}
