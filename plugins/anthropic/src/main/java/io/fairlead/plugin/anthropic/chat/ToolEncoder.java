package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.NoTools;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes the tools and which of them is to be called. */
final class ToolEncoder {
    private static final String VENDORS = Own.MEMBERS.name("tools[");
    private static final String NO_ARGUMENTS = "{\"type\":\"object\",\"properties\":{}}";

    private final ChatRequest request;
    private final ModelRules rules;
    private final JsonWriter json;
    private final Losses losses;

    ToolEncoder(ChatRequest request, ModelRules rules, JsonWriter json, Losses losses) {
        this.request = request;
        this.rules = rules;
        this.json = json;
        this.losses = losses;
    }

    void write() {
        List<String> vendors = request.extensions().entrySet().stream()
                .filter(extension -> extension.getKey().startsWith(VENDORS))
                .map(Map.Entry::getValue)
                .toList();
        if (request.tools().isEmpty() && vendors.isEmpty()) {
            none();
            return;
        }
        json.name("tools").beginArray();
        for (int i = 0; i < request.tools().size(); i++) {
            tool(request.tools().get(i), "tools[" + i + "].");
        }
        vendors.forEach(json::raw);
        json.endArray();
        choice();
    }

    private void tool(ToolDefinition tool, String path) {
        json.beginObject().member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String schema = tool.parameters();
        json.name("input_schema");
        schema(schema == null ? NO_ARGUMENTS : schema);
        Map<String, String> others = new LinkedHashMap<>(tool.extensions());
        if ("true".equals(others.remove(Own.STRICT))) {
            strict(path);
        }
        eager(others);
        Own.MEMBERS.write(others, json, path, losses);
        json.endObject();
    }

    /**
     * Without
     * <a href="https://platform.claude.com/docs/en/agents-and-tools/tool-use/fine-grained-tool-streaming">this</a> the
     * vendor holds a text back until all of it is there, so as to check it. Those for such tools are long, and whoever
     * takes them out of the arguments takes what is no JSON, too.
     */
    private void eager(Map<String, String> extensions) {
        if (request.stream() && extensions.containsKey(Own.CUSTOM)) {
            json.member("eager_input_streaming", true);
        }
    }

    private void strict(String path) {
        if (rules.strict()) {
            json.member("strict", true);
        } else {
            losses.dropped(path + "strict", "the model cannot be held to a schema");
        }
    }

    /** The API demands the type of a schema, which others take for granted. */
    private void schema(String schema) {
        byte[] bytes = schema.getBytes(StandardCharsets.UTF_8);
        JsonCursor cursor = JsonCursor.over(bytes, 0, bytes.length);
        cursor.enter();
        if (cursor.find("type")) {
            json.raw(schema);
            return;
        }
        json.beginObject().member("type", "object");
        cursor.reset(bytes, 0, bytes.length).enter();
        while (cursor.nextMember()) {
            json.name(cursor.name()).raw(bytes, cursor.rawStart(), cursor.rawEnd());
        }
        json.endObject();
    }

    /** The API refuses calls of tools that are not there, also where the conversation is past them. */
    private void none() {
        Set<String> called = new TreeSet<>();
        request.messages()
                .forEach(message -> message.parts().forEach(part -> {
                    if (part instanceof ChatPart.ToolCallPart call) {
                        called.add(call.name());
                    }
                }));
        NoTools.report(request, losses);
        if (called.isEmpty()) {
            return;
        }
        json.name("tools").beginArray();
        for (String name : called) {
            json.beginObject()
                    .member("name", name)
                    .name("input_schema")
                    .raw(NO_ARGUMENTS)
                    .endObject();
        }
        json.endArray();
        if (!chosenOtherwise()) {
            json.name("tool_choice").beginObject().member("type", "none").endObject();
        }
    }

    /** Whether the client chose in a way that the neutral model has no word for: its own member is written with the others. */
    private boolean chosenOtherwise() {
        return request.extensions().containsKey(Own.MEMBERS.name("tool_choice"));
    }

    /** Models that always think choose by themselves. */
    private ToolChoice choosable(ToolChoice asked) {
        if (rules.forced() || asked.equals(ToolChoice.AUTO) || asked.equals(ToolChoice.NONE)) {
            return asked;
        }
        losses.dropped("tool_choice", "the model cannot be made to call a tool, it was left to choose");
        return ToolChoice.AUTO;
    }

    private void choice() {
        boolean one = request.parallelToolCalls().filter(allowed -> !allowed).isPresent();
        if (chosenOtherwise() || request.toolChoice().isEmpty() && !one) {
            return;
        }
        ToolChoice choice = choosable(request.toolChoice().orElse(ToolChoice.AUTO));
        json.name("tool_choice").beginObject();
        json.member("type", choice.equals(ToolChoice.REQUIRED) ? "any" : choice.kind());
        choice.tool().ifPresent(name -> json.member("name", name));
        if (one && !choice.equals(ToolChoice.NONE)) {
            json.member("disable_parallel_tool_use", true);
        }
        json.endObject();
    }
}
