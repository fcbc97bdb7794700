package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import tools.jackson.databind.JsonNode;

/** A turn that goes on with results of tools. A model that thinks with a budget wants its own thought at the turn's end. */
final class Turn {
    private Turn() {}

    static void check(JsonNode body) {
        JsonNode messages = body.path("messages");
        boolean budget = Json.text(body.path("thinking"), "type").equals("enabled");
        if (!budget || messages.size() < 2 || !only(messages.path(messages.size() - 1), "tool_result")) {
            return;
        }
        String first =
                Json.text(messages.path(messages.size() - 2).path("content").path(0), "type");
        if (!first.endsWith("thinking")) {
            throw Refusal.invalid("Expected `thinking` or `redacted_thinking`, but found `" + first + "`.");
        }
    }

    /** The operator is heard between the user, or results of tools, and the model's next turn. */
    static void checkOperator(JsonNode messages) {
        for (int i = 0; i < messages.size(); i++) {
            if (!role(messages, i).equals("system")) {
                continue;
            }
            if (i == 0) {
                throw Refusal.invalid("messages.0: use the top-level 'system' parameter for the initial system prompt");
            }
            boolean next = i + 1 == messages.size() || role(messages, i + 1).equals("assistant");
            if (!role(messages, i - 1).equals("user") || !next) {
                throw Refusal.invalid("messages." + i + ": role 'system' must follow a 'user' message and end the"
                        + " conversation or stand before an 'assistant' message");
            }
        }
    }

    private static String role(JsonNode messages, int place) {
        return Json.text(messages.path(place), "role");
    }

    private static boolean only(JsonNode message, String type) {
        JsonNode content = message.path("content");
        return content.size() > 0
                && content.valueStream()
                        .allMatch(block -> Json.text(block, "type").equals(type));
    }
}
