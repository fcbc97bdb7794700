package io.fairlead.fakes.ollama;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Asked;
import io.fairlead.fakes.play.Asking;
import io.fairlead.fakes.play.Medium;
import java.util.Arrays;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** Reads what a chat or a completion asks. Results of tools pair with the calls by their order. */
final class Question {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

    private final Asking asking = new Asking();
    private int calls;
    private int results;

    private Question() {}

    static Asked chat(JsonNode body) {
        Question question = new Question();
        body.path("tools").forEach(tool -> question.asking.tool(Json.text(tool.path("function"), "name")));
        body.path("messages").forEach(question::message);
        question.common(body);
        return question.asking.asked();
    }

    static Asked completion(JsonNode body) {
        Question question = new Question();
        question.asking.system(Json.text(body, "system"));
        question.asking.user(Json.text(body, "prompt"));
        body.path("images").forEach(question::image);
        question.common(body);
        return question.asking.asked();
    }

    private void common(JsonNode body) {
        if (body.path("format").isObject()) {
            asking.schema();
        }
        if (body.has("think")
                && !body.path("think").isNull()
                && body.path("think").asBoolean(true)) {
            asking.thinking();
        }
    }

    private void message(JsonNode message) {
        String content = Json.text(message, "content");
        switch (Json.text(message, "role")) {
            case "system" -> asking.system(content);
            case "assistant" -> {
                asking.spoken();
                message.path("tool_calls").forEach(call -> asking.call("call " + calls++));
            }
            case "tool" -> asking.result("call " + results++, content);
            default -> {
                asking.user(content);
                message.path("images").forEach(this::image);
            }
        }
    }

    /** Images come without a type here: the engine looks at their first bytes. */
    private void image(JsonNode image) {
        byte[] bytes = Base64.getDecoder().decode(image.asString());
        boolean png = bytes.length > PNG.length && Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length);
        asking.medium(new Medium((png ? "image/png" : "image") + " of " + bytes.length + " bytes"));
    }
}
