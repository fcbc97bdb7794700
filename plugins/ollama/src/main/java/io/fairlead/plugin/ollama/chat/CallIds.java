package io.fairlead.plugin.ollama.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ids of calls, which older clients of this API do not have: made by their number in the conversation, and found again by
 * the name of the tool and the order of the results.
 */
final class CallIds {
    private final List<Call> open = new ArrayList<>();
    private int made;

    private record Call(String id, String name) {}

    /** A message with calls begins: what has not been answered by now never will be. */
    void begin() {
        open.clear();
    }

    /** The id of a call of a tool; {@code stated} is empty if the client has none. */
    String call(String stated, String name) {
        String id = stated.isEmpty() ? "call_" + made++ : stated;
        open.add(new Call(id, name));
        return id;
    }

    /** The id of the call that a result answers, both empty if the client does not say; null if there is no such call. */
    @Nullable String result(String stated, String name) {
        for (int i = 0; i < open.size(); i++) {
            Call call = open.get(i);
            boolean answered = stated.isEmpty() ? name.isEmpty() || call.name.equals(name) : call.id.equals(stated);
            if (answered) {
                return open.remove(i).id;
            }
        }
        return null;
    }

    /** An id for a result whose call is not there. */
    String stray(String stated) {
        return stated.isEmpty() ? "call_" + made++ : stated;
    }
}
