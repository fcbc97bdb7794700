package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Asked;
import io.fairlead.fakes.play.Asking;
import io.fairlead.fakes.play.Medium;
import tools.jackson.databind.JsonNode;

/** Reads what a message asks. */
final class Question {
    private final Asking asking = new Asking();

    private final String signature;

    private Question(String signature) {
        this.signature = signature;
    }

    /** Reads a request to an account that signs thoughts so. */
    static Asked read(JsonNode body, String signature) {
        Question question = new Question(signature);
        question.asking.system(text(body.path("system")));
        body.path("tools").forEach(tool -> question.asking.tool(Json.text(tool, "name")));
        body.path("messages").forEach(question::message);
        Turn.check(body);
        Turn.checkOperator(body.path("messages"));
        if (body.path("output_config").has("format") || body.has("output_format")) {
            question.asking.schema();
        }
        if (!body.path("thinking").isMissingNode()
                && !Json.text(body.path("thinking"), "type").equals("disabled")) {
            question.asking.thinking();
        }
        return question.asking.asked();
    }

    private void message(JsonNode message) {
        JsonNode content = message.path("content");
        content.forEach(this::block);
        if (Json.text(message, "role").equals("system")) {
            asking.system(text(content));
        } else if (Json.text(message, "role").equals("user")) {
            asking.user(text(content));
        } else if (calls(content) == 0) {
            asking.spoken();
        }
    }

    private static long calls(JsonNode content) {
        return content.valueStream()
                .filter(block -> Json.text(block, "type").equals("tool_use"))
                .count();
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(block -> text.append(Json.text(block, "text")));
        return text.toString();
    }

    private void block(JsonNode block) {
        switch (Json.text(block, "type")) {
            case "image", "document" -> asking.medium(source(block.path("source")));
            case "thinking" -> signature(Json.text(block, "signature"));
            case "tool_use" -> asking.call(Json.text(block, "id"));
            case "tool_result" -> asking.result(Json.text(block, "tool_use_id"), text(block.path("content")));
            default -> {
                // Text is read with its message.
            }
        }
    }

    private void signature(String found) {
        if (!found.equals(signature)) {
            throw Refusal.invalid("messages.1.content.0: Invalid `signature` in `thinking` block");
        }
    }

    private static Medium source(JsonNode source) {
        return Json.text(source, "type").equals("base64")
                ? Medium.base64(Json.text(source, "media_type"), Json.text(source, "data"))
                : new Medium(Json.text(source, "url"));
    }
}
