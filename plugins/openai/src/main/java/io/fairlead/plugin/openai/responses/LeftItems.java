package io.fairlead.plugin.openai.responses;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which items go with reasoning that an upstream cannot read, looked at in order. */
final class LeftItems {
    private final Set<String> calls = new HashSet<>(0);

    /** Why an item goes; null if it stays. */
    @Nullable String why(ReplayedItem item) {
        if (item.isReasoning()) {
            return "the upstream cannot read it";
        }
        String needed = item.needed();
        boolean answers = needed != null && calls.contains(needed);
        if (!answers && !item.isBound()) {
            return null;
        }
        String call = item.answeredBy();
        if (call != null) {
            calls.add(call);
        }
        return answers ? "what it belongs to is taken out" : "it belongs to reasoning that the upstream cannot read";
    }
}
