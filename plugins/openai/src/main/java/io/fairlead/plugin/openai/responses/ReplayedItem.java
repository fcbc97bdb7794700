package io.fairlead.plugin.openai.responses;

import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What matters of an item of a conversation where reasoning is taken out of it. */
final class ReplayedItem {
    /** Items of a model whose {@code id} is optional in a request, as OpenAI describes its API. */
    private static final Set<String> OPTIONAL_ID = Set.of(
            "message", "function_call", "custom_tool_call", "shell_call", "apply_patch_call", "tool_search_call");

    /** Those whose {@code id} is mandatory, so that they cannot but belong to the reasoning before them. */
    private static final Set<String> MANDATORY_ID = Set.of(
            "web_search_call",
            "file_search_call",
            "code_interpreter_call",
            "image_generation_call",
            "computer_call",
            "local_shell_call",
            "mcp_call",
            "mcp_approval_request",
            "program");

    private static final Set<String> IDS = Set.of("id", "call_id", "approval_request_id");

    private final Map<String, String> ids = new HashMap<>(4);
    private String type = "";
    private boolean foreign;

    /** Reads the member that the cursor stands on. */
    void member(JsonCursor cursor) {
        if (cursor.nameIs("caller") && cursor.enter(JsonKind.OBJECT)) {
            String program = cursor.find("caller_id") ? cursor.textOrNull() : null;
            if (program != null) {
                ids.put("caller_id", program);
            }
            cursor.leave();
        } else if (cursor.is(JsonKind.STRING)) {
            text(cursor);
        }
    }

    private void text(JsonCursor cursor) {
        String name = cursor.name();
        if (name.equals("encrypted_content")) {
            foreign = Sealed.foreign(cursor.text());
        } else if (name.equals("type")) {
            type = cursor.text();
        } else if (IDS.contains(name)) {
            ids.put(name, cursor.text());
        }
    }

    /** Whether another vendor's reasoning is sealed in it. */
    boolean foreign() {
        return foreign;
    }

    boolean isReasoning() {
        return type.equals("reasoning");
    }

    boolean mayLoseItsId() {
        return OPTIONAL_ID.contains(type);
    }

    /** Whether it is nothing without the reasoning before it. */
    boolean isBound() {
        return MANDATORY_ID.contains(type);
    }

    /** By what an answer names it; null if none does. */
    @Nullable String answeredBy() {
        return ids.get(type.equals("mcp_approval_request") ? "id" : "call_id");
    }

    /** The item without which it cannot be: the call that it answers, or the program that called; null if there is none. */
    @Nullable String needed() {
        if (type.equals("mcp_approval_response")) {
            return ids.get("approval_request_id");
        }
        if (type.endsWith("_output")) {
            // The output of a local shell has no more than an id, which is that of the call.
            return ids.getOrDefault("call_id", ids.get("id"));
        }
        return ids.get("caller_id");
    }
}
