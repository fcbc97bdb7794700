package io.fairlead.fakes.openai;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.ToolCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The items of a response: thoughts, a message, calls of functions. */
final class ResponseItems {
    /** Stands behind the name of a namespace; no name has it. */
    static final String WITHIN_NAMESPACE = "/";

    private final String sealed;

    /** Items of an account; {@code sealed} is the encrypted form of all that it thinks, empty for none. */
    ResponseItems(String sealed) {
        this.sealed = sealed;
    }

    ArrayNode all(Answer answer, Logprobs logprobs) {
        ArrayNode items = Json.list();
        if (!answer.thoughts().isEmpty()) {
            items.add(thoughts(Json.list(summary(answer.thoughts()))));
        }
        if (answer.calls().isEmpty()) {
            items.add(message(status(answer), Json.list(part(answer, answer.text(), logprobs))));
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            ToolCall call = answer.calls().get(i);
            items.add(
                    call.custom()
                            ? customCall(i, call, "completed", call.input())
                            : call(i, call, "completed", call.arguments().toString()));
        }
        return items;
    }

    /** An answer that was cut ends in a message that is not complete. */
    static String status(Answer answer) {
        return answer.end() == End.LENGTH ? "incomplete" : "completed";
    }

    ObjectNode thoughts(JsonNode summary) {
        ObjectNode item = Json.object("id", "rs_fake0001", "type", "reasoning", "summary", summary);
        return sealed.isEmpty() ? item : item.put("encrypted_content", sealed);
    }

    static JsonNode summary(String text) {
        return Json.object("type", "summary_text", "text", text);
    }

    static ObjectNode message(String status, JsonNode content) {
        return Json.object(
                "id", "msg_fake0001", "type", "message", "status", status, "role", "assistant", "content", content);
    }

    static ObjectNode part(Answer answer, String text, Logprobs logprobs) {
        if (answer.end() == End.REFUSAL) {
            return Json.object("type", "refusal", "refusal", text);
        }
        return Json.object(
                "type", "output_text", "annotations", Json.list(), "logprobs", logprobs.whole(text), "text", text);
    }

    static ObjectNode call(int index, ToolCall call, String status, String arguments) {
        ObjectNode item = Json.object(
                "id",
                "fc_fake" + (index + 1),
                "type",
                "function_call",
                "status",
                status,
                "arguments",
                arguments,
                "call_id",
                Chats.callId(index));
        return named(item, call);
    }

    static ObjectNode customCall(int index, ToolCall call, String status, String input) {
        ObjectNode item = Json.object(
                "id",
                "ctc_fake" + (index + 1),
                "type",
                "custom_tool_call",
                "status",
                status,
                "call_id",
                Chats.callId(index),
                "input",
                input);
        return named(item, call);
    }

    private static ObjectNode named(ObjectNode item, ToolCall call) {
        item.put("name", nameOf(call));
        int end = call.tool().indexOf(WITHIN_NAMESPACE);
        return end < 0 ? item : item.put("namespace", call.tool().substring(0, end));
    }

    /** The name of a tool, without its namespace. */
    static String nameOf(ToolCall call) {
        return call.tool().substring(call.tool().indexOf(WITHIN_NAMESPACE) + 1);
    }
}
