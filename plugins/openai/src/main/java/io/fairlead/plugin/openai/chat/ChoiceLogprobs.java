package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Logprobs;
import java.util.List;

/** The member {@code logprobs} of a choice. */
final class ChoiceLogprobs {
    private ChoiceLogprobs() {}

    /** Writes the member: null if nothing is known. */
    static void write(JsonWriter json, List<TokenLogprob> text, List<TokenLogprob> refusal) {
        json.name("logprobs");
        if (text.isEmpty() && refusal.isEmpty()) {
            json.nullValue();
            return;
        }
        json.beginObject();
        list(json, "content", text);
        list(json, "refusal", refusal);
        json.endObject();
    }

    private static void list(JsonWriter json, String name, List<TokenLogprob> tokens) {
        json.name(name);
        if (tokens.isEmpty()) {
            json.nullValue();
        } else {
            Logprobs.write(json, tokens);
        }
    }
}
