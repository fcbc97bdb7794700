package io.fairlead.plugin.ollama.reply;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;

/** Gathers the usage, which the last line of a reply tells in two members. A prompt that is cached is not always told. */
public final class UsageLook {
    private static final long MOST = 1L << 53;

    private long input;
    private long output;
    private boolean known;

    /** Nothing is known yet. */
    public UsageLook() {}

    /** Takes the member that the cursor stands on, if it is one of usage; says whether it was. */
    public boolean take(JsonCursor cursor) {
        boolean in = cursor.nameIs("prompt_eval_count");
        if (!in && !cursor.nameIs("eval_count") || !cursor.is(JsonKind.NUMBER)) {
            return false;
        }
        // However odd the number, it is no reason to lose the answer.
        long count = Math.clamp((long) Math.ceil(cursor.doubleValue()), 0, MOST);
        input = in ? count : input;
        output = in ? output : count;
        known = true;
        return true;
    }

    /** What is known so far. */
    public Usage usage() {
        return known ? Usage.builder().inputTokens(input).outputTokens(output).build() : Usage.UNKNOWN;
    }
}
