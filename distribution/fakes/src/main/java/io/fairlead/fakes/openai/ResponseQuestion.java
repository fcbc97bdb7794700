package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Asked;
import io.fairlead.fakes.play.Asking;
import io.fairlead.fakes.play.Medium;
import tools.jackson.databind.JsonNode;

/** Reads what a response shall be made of. */
final class ResponseQuestion {
    /** Results have the type of their calls. */
    private static final String CUSTOM = "custom ";

    private final Asking asking = new Asking();

    private final String seal;

    private ResponseQuestion(String seal) {
        this.seal = seal;
    }

    /** Reads a request to an account whose encrypted contents begin with {@code seal}. */
    static Asked read(JsonNode body, String seal) {
        ResponseQuestion question = new ResponseQuestion(seal);
        question.asking.system(Json.text(body, "instructions"));
        body.path("tools").forEach(tool -> question.tool("", tool));
        JsonNode input = body.path("input");
        if (input.isString()) {
            question.asking.user(input.asString());
        } else {
            input.forEach(question::item);
        }
        if (Json.text(body.path("text").path("format"), "type").equals("json_schema")) {
            question.asking.schema();
        }
        if (!Json.text(body.path("reasoning"), "summary").isEmpty()) {
            question.asking.thinking();
        }
        return question.asking.asked();
    }

    private void tool(String namespace, JsonNode tool) {
        String name = namespace + Json.text(tool, "name");
        switch (Json.text(tool, "type")) {
            case "namespace" -> tool.path("tools").forEach(inner -> tool(name + ResponseItems.WITHIN_NAMESPACE, inner));
            case "custom" -> asking.customTool(name);
            default -> asking.tool(name);
        }
    }

    private void item(JsonNode item) {
        switch (item.path("type").asString("message")) {
            case "custom_tool_call" -> asking.call(CUSTOM + Json.text(item, "call_id"));
            case "custom_tool_call_output" ->
                asking.result(CUSTOM + Json.text(item, "call_id"), text(item.path("output")));
            case "function_call" -> asking.call(Json.text(item, "call_id"));
            case "function_call_output" -> asking.result(Json.text(item, "call_id"), text(item.path("output")));
            case "message" -> message(item);
            case "reasoning", "compaction" -> sealed(Json.text(item, "encrypted_content"));
            default -> {
                // Thoughts and references are the vendor's own.
            }
        }
    }

    private void sealed(String content) {
        if (!content.isEmpty() && !content.startsWith(seal)) {
            throw new Refusal(
                    400,
                    "The encrypted content gAAA...fake could not be verified. Reason: Encrypted content could not be"
                            + " decrypted or parsed.",
                    Responses.SEALED);
        }
    }

    private void message(JsonNode message) {
        String text = text(message.path("content"));
        switch (Json.text(message, "role")) {
            case "system", "developer" -> asking.system(text);
            case "assistant" -> asking.spoken();
            default -> {
                asking.user(text);
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
            case "input_image" -> asking.medium(Medium.url(Json.text(part, "image_url")));
            case "input_file" -> asking.medium(Medium.url(Json.text(part, "file_data")));
            default -> {
                // Text has been read.
            }
        }
    }
}
