package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.Map;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Extensions {
    private static final String PREFIX = "openai:";

    private Extensions() {}

    /** The name under which a member of this API travels. */
    static String name(String member) {
        return PREFIX + member;
    }

    /** Whether a name is that of a member, or of a part, of this API. */
    static boolean own(String name) {
        return name.startsWith(PREFIX);
    }

    /** Writes this API's members but those that are written elsewhere, and reports those of others. */
    static void write(Map<String, String> all, Set<String> elsewhere, JsonWriter json, String path, Losses losses) {
        all.forEach((name, value) -> {
            if (elsewhere.contains(name)) {
                return;
            }
            if (own(name)) {
                json.name(bare(name)).raw(value);
            } else {
                losses.dropped(path + bare(name), "it is no member of the upstream's API");
            }
        });
    }

    /** The member's name as its own API has it. */
    static String bare(String name) {
        return name.substring(name.indexOf(':') + 1);
    }
}
