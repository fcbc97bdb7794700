package io.fairlead.e2e.stage;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.upstream.Json;

/** What the model says in answers of the OpenAI API. */
public final class Said {
    private Said() {}

    /** In a whole answer. */
    public static String whole(Answer answer) {
        return answer.json().at("/choices/0/message/content").asText();
    }

    /** In a stream, as far as it came. */
    public static String streamed(Answer answer) {
        StringBuilder text = new StringBuilder();
        for (String event : answer.events()) {
            JsonNode content = event.equals("[DONE]") ? null : Json.tree(event).at("/choices/0/delta/content");
            text.append(content == null ? "" : content.asText());
        }
        return text.toString();
    }

    /** Whether a stream came to its end. */
    public static boolean ended(Answer answer) {
        return answer.events().getLast().equals("[DONE]");
    }
}
