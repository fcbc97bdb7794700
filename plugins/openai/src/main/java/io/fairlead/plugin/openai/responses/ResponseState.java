package io.fairlead.plugin.openai.responses;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * How far a response has come.
 *
 * @param status this API's word for it
 * @param reason why it is incomplete, or null
 * @param error why it failed, or null
 * @param usage what it took so far
 */
public record ResponseState(
        String status, @Nullable String reason, @Nullable RouterError error, Usage usage) {
    /** It has begun. */
    public static final ResponseState IN_PROGRESS = new ResponseState("in_progress", null, null, Usage.UNKNOWN);

    /** It has ended as it should. */
    public static ResponseState completed(Usage usage) {
        return new ResponseState("completed", null, null, usage);
    }

    /** It was cut. */
    public static ResponseState incomplete(String reason, Usage usage) {
        return new ResponseState("incomplete", reason, null, usage);
    }

    /** It broke off. */
    public static ResponseState failed(RouterError error, Usage usage) {
        return new ResponseState("failed", null, error, usage);
    }

    /** Writes the members that tell of it, but for the usage. */
    void write(JsonWriter json) {
        json.member("status", status).name("error");
        if (error == null) {
            json.nullValue();
        } else {
            ResponseError.write(json, error);
        }
        json.name("incomplete_details");
        if (reason == null) {
            json.nullValue();
        } else {
            json.beginObject().member("reason", reason).endObject();
        }
    }

    /** Writes the member {@code usage}: null while nothing is known. */
    void usage(JsonWriter json) {
        json.name("usage");
        if (!usage.known()) {
            json.nullValue();
            return;
        }
        json.beginObject().member("input_tokens", usage.inputTokens());
        json.name("input_tokens_details").beginObject();
        json.member("cached_tokens", usage.cachedInputTokens());
        json.member("cache_write_tokens", usage.cacheWriteTokens()).endObject();
        json.member("output_tokens", usage.outputTokens());
        json.name("output_tokens_details").beginObject();
        json.member("reasoning_tokens", usage.reasoningTokens()).endObject();
        json.member("total_tokens", usage.totalTokens()).endObject();
    }
}
