package io.fairlead.plugin.gemini.chat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Pairs calls with their results. Ids are optional in this API: a call without one gets one, the same each time the
 * conversation is read, and a result without one belongs to the first unanswered call of its function.
 */
final class CallPairs {
    private final Map<String, Deque<String>> open = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private int made;

    /** The id of a call. */
    String call(@Nullable String stated, String name) {
        String id = stated == null || stated.isEmpty() ? make() : stated;
        used.add(id);
        open.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(id);
        return id;
    }

    private String make() {
        String id;
        do {
            id = "call_" + ++made;
        } while (used.contains(id));
        return id;
    }

    /** The id of the call that a result answers; the function's name if there is none. */
    String result(@Nullable String stated, String name) {
        Deque<String> calls = open.getOrDefault(name, new ArrayDeque<>());
        if (stated != null && !stated.isEmpty()) {
            calls.remove(stated);
            return stated;
        }
        String id = calls.poll();
        return id == null ? name : id;
    }
}
