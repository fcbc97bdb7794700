package io.fairlead.fakes.openai;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Asked;
import io.fairlead.fakes.play.Asking;
import io.fairlead.fakes.play.Medium;
import tools.jackson.databind.JsonNode;

/** Reads what a chat asks. */
final class ChatQuestion {
    private final Asking asking = new Asking();

    private ChatQuestion() {}

    static Asked read(JsonNode body) {
        ChatQuestion question = new ChatQuestion();
        body.path("tools").forEach(question::tool);
        body.path("messages").forEach(question::message);
        if (body.path("response_format").has("json_schema")) {
            question.asking.schema();
        }
        return question.asking.asked();
    }

    private void tool(JsonNode tool) {
        if (tool.has("custom")) {
            asking.customTool(Json.text(tool.path("custom"), "name"));
        } else {
            asking.tool(Json.text(tool.path("function"), "name"));
        }
    }

    private void message(JsonNode message) {
        switch (Json.text(message, "role")) {
            case "system", "developer" -> asking.system(text(message.path("content")));
            case "assistant" -> {
                asking.spoken();
                message.path("tool_calls").forEach(call -> asking.call(Json.text(call, "id")));
            }
            case "tool" -> asking.result(Json.text(message, "tool_call_id"), text(message.path("content")));
            default -> {
                asking.user(text(message.path("content")));
                message.path("content").forEach(this::medium);
            }
        }
    }

    private static String text(JsonNode content) {
        if (content.isString()) {
            return content.asString();
        }
        StringBuilder text = new StringBuilder();
        content.forEach(part -> text.append(Json.text(part, "text")));
        return text.toString();
    }

    private void medium(JsonNode part) {
        switch (Json.text(part, "type")) {
            case "image_url" -> asking.medium(Medium.url(Json.text(part.path("image_url"), "url")));
            case "file" -> asking.medium(Medium.url(Json.text(part.path("file"), "file_data")));
            case "input_audio" -> asking.medium(Medium.base64("audio", Json.text(part.path("input_audio"), "data")));
            default -> {
                // Text has been read.
            }
        }
    }
}
