package io.fairlead.plugin.anthropic.chat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Ids of calls as this API takes them: letters, digits, underscores and hyphens, each once in a conversation. Other
 * vendors use more characters, and some clients the tool's name, again and again.
 */
final class CallIds {
    private final Map<String, String> latest = new HashMap<>();
    private final Set<String> used = new HashSet<>();

    /** The id of a call that is made. */
    String call(String id) {
        String plain = plain(id);
        String free = plain;
        for (int i = 2; !used.add(free); i++) {
            free = plain + "_" + i;
        }
        latest.put(id, free);
        return free;
    }

    /** The id of the call that a result answers. */
    String result(String id) {
        return latest.getOrDefault(id, plain(id));
    }

    private static String plain(String id) {
        StringBuilder plain = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char next = id.charAt(i);
            boolean fits = next >= 'a' && next <= 'z'
                    || next >= 'A' && next <= 'Z'
                    || next >= '0' && next <= '9'
                    || next == '_'
                    || next == '-';
            plain.append(fits ? next : '_');
        }
        return plain.isEmpty() ? "call" : plain.toString();
    }
}
