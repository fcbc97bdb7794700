package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;

/** Writes the options of sampling, which are members of a member in this API. */
final class OptionEncoder {
    private static final String OPTIONS = "options";

    private OptionEncoder() {}

    /** Writes the member, if there is any option. */
    static void write(ChatRequest request, JsonWriter json) {
        JsonWriter options = new JsonWriter();
        options.beginObject();
        int empty = options.length();
        request.maxOutputTokens()
                .ifPresent(tokens -> options.member(
                        "num_predict", Bounds.OF_UPSTREAM.check("max_tokens", tokens, 1, Long.MAX_VALUE)));
        request.temperature().ifPresent(value -> options.name("temperature").number(value));
        request.topP().ifPresent(value -> options.name("top_p").number(value));
        request.topK().ifPresent(value -> options.member("top_k", value));
        request.seed().ifPresent(value -> options.member("seed", value));
        request.frequencyPenalty()
                .ifPresent(value -> options.name("frequency_penalty").number(value));
        request.presencePenalty()
                .ifPresent(value -> options.name("presence_penalty").number(value));
        if (!request.stop().isEmpty()) {
            options.name("stop").beginArray();
            request.stop().forEach(options::text);
            options.endArray();
        }
        ChatCodec.EXTENSIONS.writeWithin(request.extensions(), OPTIONS, options);
        if (options.length() > empty) {
            json.name(OPTIONS).raw(options.endObject().slice());
        }
    }
}
