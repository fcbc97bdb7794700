package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import java.util.Map;
import java.util.Set;

/** Names of members that the neutral model does not name. */
final class Extensions {
    /** The role of messages that the newer models call {@code developer}, as chat completions carry it. */
    static final String ROLE = "openai:role";
    /** How strictly a function's schema is kept to, as chat completions carry it. */
    static final String STRICT = "openai:strict";
    /** How much the answer shall say, as chat completions carry it. */
    static final String VERBOSITY = "openai:verbosity";

    private static final String PREFIX = "openai.responses:";
    private static final String ITEM = "openai.responses.item:";
    /** Members of chat completions that this API has, too. */
    private static final Set<String> SHARED = Set.of(
            "openai:prompt_cache_key", "openai:prompt_cache_retention", "openai:safety_identifier", "openai:store");

    private Extensions() {}

    /** The name under which a member, or a part of a message, of this API travels. */
    static String name(String member) {
        return PREFIX + member;
    }

    /** The name under which a whole item of this API travels. */
    static String item(String type) {
        return ITEM + type;
    }

    /** Whether a name is that of a member, or of a part, of this API. */
    static boolean own(String name) {
        return name.startsWith(PREFIX) || SHARED.contains(name);
    }

    /** Whether a name is that of an item of this API. */
    static boolean ownItem(String name) {
        return name.startsWith(ITEM);
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
