package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.Set;

/**
 * Gathers the usage that a reply tells again and again. This API counts thoughts beside the answer and what tools read
 * beside the prompt; the gateway counts them in. Amounts are running totals: of two, the larger is the later one.
 */
public final class UsageLook {
    /** Names of members that are read, and of those that only divide the numbers further or say where they come from. */
    public static final Set<String> MEMBERS = Set.of(
            "promptTokenCount",
            "candidatesTokenCount",
            "thoughtsTokenCount",
            "cachedContentTokenCount",
            "toolUsePromptTokenCount",
            "totalTokenCount",
            "promptTokensDetails",
            "candidatesTokensDetails",
            "cacheTokensDetails",
            "toolUsePromptTokensDetails",
            "modality",
            "tokenCount",
            "trafficType",
            "serviceTier");

    private static final long MOST = 1L << 53;

    private long prompt;
    private long tools;
    private long cached;
    private long candidates;
    private long thoughts;
    private long sound;
    private long spoken;
    private boolean known;

    /** Nothing is known yet. */
    public UsageLook() {}

    /** Takes the usage that the cursor stands on; says whether it was one. Early frames may have it without a count. */
    public boolean take(JsonCursor cursor) {
        if (!cursor.enter(JsonKind.OBJECT)) {
            return false;
        }
        boolean counted = false;
        while (cursor.nextMember()) {
            counted |= cursor.is(JsonKind.NUMBER);
            if (cursor.nameIs("promptTokenCount")) {
                prompt = later(cursor, prompt);
            } else if (cursor.nameIs("candidatesTokenCount")) {
                candidates = later(cursor, candidates);
            } else if (cursor.nameIs("thoughtsTokenCount")) {
                thoughts = later(cursor, thoughts);
            } else if (cursor.nameIs("cachedContentTokenCount")) {
                cached = later(cursor, cached);
            } else if (cursor.nameIs("toolUsePromptTokenCount")) {
                tools = later(cursor, tools);
            } else if (cursor.nameIs("promptTokensDetails")) {
                sound = sound(cursor, sound);
            } else if (cursor.nameIs("candidatesTokensDetails")) {
                spoken = sound(cursor, spoken);
            }
        }
        cursor.leave();
        known |= counted;
        return counted;
    }

    private static long later(JsonCursor cursor, long before) {
        // However odd the number, it is no reason to lose the answer.
        return cursor.is(JsonKind.NUMBER) ? Math.clamp((long) Math.ceil(cursor.doubleValue()), before, MOST) : before;
    }

    /** The tokens of sound in a list of kinds. */
    private static long sound(JsonCursor cursor, long before) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return before;
        }
        long tokens = before;
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                tokens = ofSound(cursor, tokens);
                cursor.leave();
            }
        }
        cursor.leave();
        return tokens;
    }

    private static long ofSound(JsonCursor cursor, long before) {
        boolean audio = false;
        long count = before;
        while (cursor.nextMember()) {
            if (cursor.nameIs("modality")) {
                audio = cursor.textIs("AUDIO");
            } else if (cursor.nameIs("tokenCount")) {
                count = later(cursor, before);
            }
        }
        return audio ? count : before;
    }

    /** What is known so far. */
    public Usage usage() {
        if (!known) {
            return Usage.UNKNOWN;
        }
        Usage.Builder usage = Usage.builder()
                .inputTokens(prompt + tools)
                .outputTokens(candidates + thoughts)
                .cachedInputTokens(cached)
                .reasoningTokens(thoughts);
        if (sound + spoken > 0) {
            usage.audioInputTokens(sound).audioOutputTokens(spoken);
        }
        return usage.build();
    }
}
