package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.Map;

/**
 * Names of members that the neutral model does not name. A member of a member, such as one of {@code metadata}, has both
 * names with a dot between; an element of a list has its place in brackets.
 */
final class Extensions {
    /** The protocol whose members these are. */
    static final String PROTOCOL = "anthropic";

    private static final String PREFIX = PROTOCOL + ":";

    private Extensions() {}

    /** The name under which a member of this API travels. */
    static String name(String member) {
        return PREFIX + member;
    }

    /** Whether a name is that of a member, or of a part, of this API. */
    static boolean own(String name) {
        return name.startsWith(PREFIX);
    }

    /** Writes this API's members but those within others, and reports those of other APIs. */
    static void write(Map<String, String> all, JsonWriter json, String path, Losses losses) {
        all.forEach((name, value) -> {
            if (own(name) && !nested(name)) {
                json.name(bare(name)).raw(value);
            }
        });
        report(all, path, losses);
    }

    /** Reports members of other APIs. What is off or empty asks for nothing; another word for a role was understood. */
    static void report(Map<String, String> all, String path, Losses losses) {
        all.forEach((name, value) -> {
            if (!own(name) && !bare(name).equals("role") && !empty(value)) {
                losses.dropped(path + bare(name), "it is no member of the upstream's API");
            }
        });
    }

    /** Whether there are members of this member of the API. */
    static boolean has(Map<String, String> all, String parent) {
        return all.keySet().stream().anyMatch(name -> name.startsWith(PREFIX + parent + "."));
    }

    /** Writes the members of a member. */
    static void writeWithin(Map<String, String> all, String parent, JsonWriter json) {
        String start = PREFIX + parent + ".";
        all.forEach((name, value) -> {
            if (name.startsWith(start)) {
                json.name(name.substring(start.length())).raw(value);
            }
        });
    }

    private static boolean nested(String name) {
        return name.indexOf('.') >= 0 || name.indexOf('[') >= 0;
    }

    private static boolean empty(String json) {
        return json.equals("false") || json.equals("[]") || json.equals("{}");
    }

    /** The member's name as its own API has it. */
    private static String bare(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
