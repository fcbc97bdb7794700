package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.Set;

/**
 * Reads a usage object of this API, under the names of chats or those of responses, with what vendors add to it and where
 * they count otherwise.
 */
public final class UsageLook {
    /** Names of members that are read, and of those that only divide the numbers further. */
    public static final Set<String> MEMBERS = Set.of(
            "prompt_tokens",
            "input_tokens",
            "completion_tokens",
            "output_tokens",
            "total_tokens",
            "prompt_cache_hit_tokens",
            "prompt_cache_miss_tokens",
            "prompt_tokens_details",
            "input_tokens_details",
            "completion_tokens_details",
            "output_tokens_details",
            "cached_tokens",
            "cache_write_tokens",
            "reasoning_tokens",
            "audio_tokens",
            "text_tokens",
            "image_tokens",
            "accepted_prediction_tokens",
            "rejected_prediction_tokens");

    private final JsonCursor cursor;
    private long prompt;
    private long completion;
    private long total;
    private long cached;
    private long cacheWrite;
    private long reasoning;
    private long audioInput;
    private long audioOutput;

    private UsageLook(JsonCursor cursor) {
        this.cursor = cursor;
    }

    /** The usage object that the cursor stands on; the cursor is stepped past it. */
    public static Usage at(JsonCursor cursor) {
        UsageLook look = new UsageLook(cursor);
        look.read();
        return look.usage();
    }

    private void read() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("prompt_tokens") || cursor.nameIs("input_tokens")) {
                prompt = tokens();
            } else if (cursor.nameIs("completion_tokens") || cursor.nameIs("output_tokens")) {
                completion = tokens();
            } else if (cursor.nameIs("total_tokens")) {
                total = tokens();
            } else if (cursor.nameIs("prompt_cache_hit_tokens")) {
                cached = tokens();
            } else if (cursor.nameIs("prompt_tokens_details") || cursor.nameIs("input_tokens_details")) {
                audioInput = details();
            } else if (cursor.nameIs("completion_tokens_details") || cursor.nameIs("output_tokens_details")) {
                audioOutput = details();
            }
        }
        cursor.leave();
    }

    /** The tokens of sound among them. */
    private long details() {
        long audio = 0;
        if (!cursor.enter(JsonKind.OBJECT)) {
            return audio;
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("cached_tokens")) {
                cached = tokens();
            } else if (cursor.nameIs("cache_write_tokens")) {
                cacheWrite = tokens();
            } else if (cursor.nameIs("reasoning_tokens")) {
                reasoning = tokens();
            } else if (cursor.nameIs("audio_tokens")) {
                audio = tokens();
            }
        }
        cursor.leave();
        return audio;
    }

    /** However odd the number, it is no reason to lose the answer. */
    private long tokens() {
        return cursor.is(JsonKind.NUMBER) ? (long) Math.ceil(cursor.doubleValue()) : 0;
    }

    /**
     * Some vendors leave reasoning out of the completion's tokens but have it in the total; the total is what they bill.
     */
    private Usage usage() {
        return Usage.builder()
                .inputTokens(prompt)
                .outputTokens(Math.max(completion, total - prompt))
                .cachedInputTokens(cached)
                .cacheWriteTokens(cacheWrite)
                .reasoningTokens(reasoning)
                .audioInputTokens(audioInput)
                .audioOutputTokens(audioOutput)
                .build();
    }
}
