package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.json.JsonWriter;
import java.util.Set;

/** What every chunk of an answer, and a whole one, begins with; and the words that both forms share. */
record AnswerHead(String id, long created, String model) {
    private static final String PREFIX = "chatcmpl-";
    private static final Set<FinishReason> KNOWN =
            Set.of(FinishReason.STOP, FinishReason.LENGTH, FinishReason.TOOL_CALLS, FinishReason.CONTENT_FILTER);

    /** A head for an answer whose upstream told nothing of itself. */
    static AnswerHead of(WriterOptions options) {
        return new AnswerHead(
                fitting(options.id()),
                options.created().getEpochSecond(),
                options.facts().model());
    }

    /** The head with what the upstream told. An id of another API gives way to the gateway's. */
    AnswerHead startedBy(ChatEvent.Started started) {
        return new AnswerHead(
                started.id().startsWith(PREFIX) ? started.id() : id,
                created,
                started.model().isEmpty() ? model : started.model());
    }

    private static String fitting(String id) {
        return id.startsWith(PREFIX) ? id : PREFIX + id;
    }

    /** Writes the members; {@code object} is the API's name of the form. */
    void write(JsonWriter json, String object) {
        json.member("id", id)
                .member("object", object)
                .member("created", created)
                .member("model", model);
    }

    /** This API's word for a reason. A reason that it has no word for is an end like any other. */
    static String word(FinishReason reason) {
        return KNOWN.contains(reason) ? reason.name() : FinishReason.STOP.name();
    }

    /** Writes the member {@code usage}. */
    static void usage(JsonWriter json, Usage usage) {
        json.name("usage").beginObject();
        json.member("prompt_tokens", usage.inputTokens());
        json.member("completion_tokens", usage.outputTokens());
        json.member("total_tokens", usage.totalTokens());
        json.name("prompt_tokens_details").beginObject();
        json.member("cached_tokens", usage.cachedInputTokens());
        if (usage.cacheWriteTokens() > 0) {
            json.member("cache_write_tokens", usage.cacheWriteTokens());
        }
        audio(json, usage.audioInputTokens());
        json.endObject();
        json.name("completion_tokens_details").beginObject();
        json.member("reasoning_tokens", usage.reasoningTokens());
        audio(json, usage.audioOutputTokens());
        json.endObject().endObject();
    }

    private static void audio(JsonWriter json, long tokens) {
        if (tokens > 0) {
            json.member("audio_tokens", tokens);
        }
    }
}
