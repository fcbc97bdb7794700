package io.fairlead.fakes.gemini;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Asked;
import io.fairlead.fakes.play.Asking;
import io.fairlead.fakes.play.Medium;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads what contents ask. Calls have no ids here: results pair by the name of the function and their order. */
final class Question {
    private final Asking asking = new Asking();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Integer> results = new HashMap<>();

    private final String account;

    private Question(String account) {
        this.account = account;
    }

    /** Reads a request to an account. */
    static Asked read(JsonNode body, String account) {
        Question question = new Question(account);
        question.asking.system(text(body.path("systemInstruction")));
        body.path("tools")
                .forEach(tool -> tool.path("functionDeclarations")
                        .forEach(function -> question.asking.tool(Json.text(function, "name"))));
        body.path("contents").forEach(question::content);
        JsonNode config = body.path("generationConfig");
        if (config.has("responseSchema") || config.has("responseJsonSchema")) {
            question.asking.schema();
        }
        if (config.path("thinkingConfig").path("includeThoughts").asBoolean(false)) {
            question.asking.thinking();
        }
        return question.asking.asked();
    }

    private void content(JsonNode content) {
        content.path("parts").forEach(this::part);
        if (Json.text(content, "role").equals("model")) {
            if (content.path("parts").valueStream().noneMatch(part -> part.has("functionCall"))) {
                asking.spoken();
            }
        } else {
            asking.user(text(content));
        }
    }

    private static String text(JsonNode content) {
        StringBuilder text = new StringBuilder();
        content.path("parts").forEach(part -> text.append(Json.text(part, "text")));
        return text.toString();
    }

    /** Where no account is named, models sign nothing. All take the value that the vendor has for calls of other models. */
    private void signature(String signature) {
        if (!signature.equals(account)
                && !signature.isEmpty()
                && !signature.equals("skip_thought_signature_validator")) {
            throw Refusal.invalid("Corrupted thought signature.");
        }
    }

    private void part(JsonNode part) {
        signature(Json.text(part, "thoughtSignature"));
        if (part.has("functionCall")) {
            String name = Json.text(part.path("functionCall"), "name");
            asking.call(name + calls.merge(name, 1, Integer::sum));
        } else if (part.has("functionResponse")) {
            String name = Json.text(part.path("functionResponse"), "name");
            asking.result(name + results.merge(name, 1, Integer::sum), said(part.path("functionResponse")));
        } else if (part.has("inlineData")) {
            JsonNode data = part.path("inlineData");
            asking.medium(Medium.base64(Json.text(data, "mimeType"), Json.text(data, "data")));
        } else if (part.has("fileData")) {
            asking.medium(new Medium(Json.text(part.path("fileData"), "fileUri")));
        }
    }

    /** A response is an object; the value of its one member, if that is a text, else all of it. */
    private static String said(JsonNode functionResponse) {
        JsonNode response = functionResponse.path("response");
        JsonNode only = response.size() == 1 ? response.iterator().next() : response;
        return only.isString() ? only.asString() : response.toString();
    }
}
