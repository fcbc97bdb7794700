package io.fairlead.plugin.openai.embedding;

import io.fairlead.api.chat.Losses;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import java.util.List;

/** Writes a neutral request in this API. */
final class RequestWriter {
    private static final String PREFIX = "openai:";

    private RequestWriter() {}

    static Slice write(EmbeddingRequest request, String model, Losses losses) {
        JsonWriter json = new JsonWriter(1024).beginObject().member("model", model);
        input(request.inputs(), json, losses);
        request.dimensions().ifPresent(count -> json.member("dimensions", count));
        request.user().ifPresent(user -> json.member("user", user));
        if (request.task().isPresent()) {
            losses.dropped("task", "the upstream's API does not ask what vectors are for");
        }
        request.extensions().forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                json.name(name.substring(PREFIX.length())).raw(value);
            } else {
                losses.dropped(name.substring(name.indexOf(':') + 1), "it is no member of the upstream's API");
            }
        });
        return json.endObject().slice();
    }

    /** A single text stands alone: that is what every vendor takes. */
    private static void input(List<EmbeddingInput> inputs, JsonWriter json, Losses losses) {
        json.name("input");
        if (inputs.size() == 1 && inputs.getFirst() instanceof EmbeddingInput.TextInput only) {
            json.text(only.text());
            return;
        }
        json.beginArray();
        for (int i = 0; i < inputs.size(); i++) {
            switch (inputs.get(i)) {
                case EmbeddingInput.TextInput text -> json.text(text.text());
                case EmbeddingInput.TokensInput tokens -> tokens(tokens.tokens(), json);
                default -> losses.dropped("input[" + i + "]", "the upstream's API takes text and tokens");
            }
        }
        json.endArray();
    }

    private static void tokens(int[] tokens, JsonWriter json) {
        json.beginArray();
        for (int token : tokens) {
            json.number(token);
        }
        json.endArray();
    }
}
