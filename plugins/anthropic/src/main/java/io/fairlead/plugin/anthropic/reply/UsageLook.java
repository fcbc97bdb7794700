package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.Set;

/**
 * Gathers the usage that a reply tells in one or several places. This API counts cached input beside the rest, the
 * gateway counts it in. Amounts are running totals: of two, the larger is the later one, also where an upstream repeats
 * a member as 0.
 */
public final class UsageLook {
    /** Names of members that are read, and of those that only divide the numbers further or say where they come from. */
    public static final Set<String> MEMBERS = Set.of(
            "input_tokens",
            "output_tokens",
            "cache_read_input_tokens",
            "cache_creation_input_tokens",
            "cache_creation",
            "ephemeral_5m_input_tokens",
            "ephemeral_1h_input_tokens",
            "output_tokens_details",
            "thinking_tokens",
            "service_tier",
            "inference_geo");

    private static final long MOST = 1L << 53;

    private long input;
    private long cacheRead;
    private long cacheWrite;
    private long output;
    private long thinking;
    private boolean known;

    /** Nothing is known yet. */
    public UsageLook() {}

    /** Takes the usage that the cursor stands on; says whether it was one. */
    public boolean take(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return false;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("input_tokens")) {
                input = later(cursor, input);
            } else if (cursor.nameIs("output_tokens")) {
                output = later(cursor, output);
            } else if (cursor.nameIs("cache_read_input_tokens")) {
                cacheRead = later(cursor, cacheRead);
            } else if (cursor.nameIs("cache_creation_input_tokens")) {
                cacheWrite = later(cursor, cacheWrite);
            } else if (cursor.nameIs("output_tokens_details") && cursor.enter(JsonKind.OBJECT)) {
                thinking = cursor.find("thinking_tokens") ? later(cursor, thinking) : thinking;
                cursor.leave();
            }
        }
        cursor.leave();
        known = true;
        return true;
    }

    private static long later(JsonCursor cursor, long before) {
        // However odd the number, it is no reason to lose the answer.
        return cursor.is(JsonKind.NUMBER) ? Math.clamp((long) Math.ceil(cursor.doubleValue()), before, MOST) : before;
    }

    /** What is known so far. */
    public Usage usage() {
        if (!known) {
            return Usage.UNKNOWN;
        }
        return Usage.builder()
                .inputTokens(input + cacheRead + cacheWrite)
                .outputTokens(output)
                .cachedInputTokens(cacheRead)
                .cacheWriteTokens(cacheWrite)
                .reasoningTokens(thinking)
                .build();
    }
}
