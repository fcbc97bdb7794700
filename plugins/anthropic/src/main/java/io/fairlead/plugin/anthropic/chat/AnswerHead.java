package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.json.JsonWriter;

/** What an answer, as a stream or whole, begins with; and the usage as this API counts it. */
record AnswerHead(String id, String model) {
    private static final String PREFIX = "msg_";

    /** A head for an answer whose upstream told nothing of itself. */
    static AnswerHead of(WriterOptions options) {
        String id = options.id();
        return new AnswerHead(
                id.startsWith(PREFIX) ? id : PREFIX + id, options.facts().model());
    }

    /** The head with what the upstream told. An id of another API gives way to the gateway's. */
    AnswerHead startedBy(ChatEvent.Started started) {
        return new AnswerHead(
                started.id().startsWith(PREFIX) ? started.id() : id,
                started.model().isEmpty() ? model : started.model());
    }

    /** Writes the members. */
    void write(JsonWriter json) {
        json.member("id", id)
                .member("type", "message")
                .member("role", "assistant")
                .member("model", model);
    }

    /** Writes the member {@code usage}, which this API always shows. Cached input stands beside the rest, not in it. */
    static void usage(JsonWriter json, Usage usage) {
        long plain = usage.inputTokens() - usage.cachedInputTokens() - usage.cacheWriteTokens();
        json.name("usage").beginObject();
        json.member("input_tokens", Math.max(0, plain));
        json.member("cache_creation_input_tokens", usage.cacheWriteTokens());
        json.member("cache_read_input_tokens", usage.cachedInputTokens());
        json.member("output_tokens", usage.outputTokens());
        if (usage.reasoningTokens() > 0) {
            json.name("output_tokens_details").beginObject();
            json.member("thinking_tokens", usage.reasoningTokens()).endObject();
        }
        json.endObject();
    }
}
