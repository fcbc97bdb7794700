package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.json.JsonWriter;

/** What stands in an answer, or in each frame of one, beside its candidates; and the usage as this API counts it. */
record AnswerHead(String id, String model) {
    /** A head for an answer whose upstream told nothing of itself. */
    static AnswerHead of(WriterOptions options) {
        return new AnswerHead(options.id(), options.facts().model());
    }

    /** The head with what the upstream told. */
    AnswerHead startedBy(ChatEvent.Started started) {
        return new AnswerHead(
                started.id().isEmpty() ? id : started.id(), started.model().isEmpty() ? model : started.model());
    }

    /** Writes the members. */
    void write(JsonWriter json) {
        json.member("modelVersion", model).member("responseId", id);
    }

    /** Writes the usage, if anything is known. Thoughts stand beside the answer, not in it. */
    static void usage(JsonWriter json, Usage usage) {
        if (!usage.known()) {
            return;
        }
        json.name("usageMetadata").beginObject();
        json.member("promptTokenCount", usage.inputTokens());
        json.member("candidatesTokenCount", Math.max(0, usage.outputTokens() - usage.reasoningTokens()));
        json.member("totalTokenCount", usage.totalTokens());
        if (usage.cachedInputTokens() > 0) {
            json.member("cachedContentTokenCount", usage.cachedInputTokens());
        }
        if (usage.reasoningTokens() > 0) {
            json.member("thoughtsTokenCount", usage.reasoningTokens());
        }
        sound(json, "promptTokensDetails", usage.audioInputTokens());
        sound(json, "candidatesTokensDetails", usage.audioOutputTokens());
        json.endObject();
    }

    private static void sound(JsonWriter json, String name, long tokens) {
        if (tokens > 0) {
            json.name(name).beginArray().beginObject();
            json.member("modality", "AUDIO").member("tokenCount", tokens);
            json.endObject().endArray();
        }
    }
}
