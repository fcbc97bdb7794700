package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.NoTools;
import java.util.List;
import java.util.Map;

/** Writes the functions and which of them is to be called. */
final class ToolEncoder {
    private static final String VENDORS = Own.MEMBERS.name("tools[");
    private static final String CONFIG = "toolConfig";

    private final ChatRequest request;
    private final JsonWriter json;
    private final Losses losses;

    ToolEncoder(ChatRequest request, JsonWriter json, Losses losses) {
        this.request = request;
        this.json = json;
        this.losses = losses;
    }

    void write() {
        List<Map.Entry<String, String>> vendors = request.extensions().entrySet().stream()
                .filter(extension -> extension.getKey().startsWith(VENDORS))
                .toList();
        boolean any = !request.tools().isEmpty() || !vendors.isEmpty();
        if (any) {
            json.name("tools").beginArray();
            functions();
            vendors.forEach(this::vendors);
            json.endArray();
        }
        if (!request.extensions().containsKey(Own.MEMBERS.name(CONFIG))) {
            choice(any);
        }
    }

    private void vendors(Map.Entry<String, String> tool) {
        String place = tool.getKey();
        json.beginObject()
                .name(place.substring(place.indexOf("].") + 2))
                .raw(tool.getValue())
                .endObject();
    }

    private void functions() {
        if (request.tools().isEmpty()) {
            return;
        }
        json.beginObject().name("functionDeclarations").beginArray();
        for (int i = 0; i < request.tools().size(); i++) {
            function(request.tools().get(i), "tools[" + i + "].");
        }
        json.endArray().endObject();
    }

    private void function(ToolDefinition tool, String path) {
        json.beginObject().member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String schema = tool.parameters();
        if (schema != null) {
            json.name("parametersJsonSchema").raw(schema);
        }
        Own.MEMBERS.write(tool.extensions(), json, path, losses);
        json.endObject();
    }

    private void choice(boolean any) {
        if (any && request.parallelToolCalls().filter(allowed -> !allowed).isPresent()) {
            losses.dropped("parallel_tool_calls", "the upstream's models call as many at once as they like");
        }
        ToolChoice choice = request.toolChoice().orElse(null);
        if (choice == null) {
            return;
        }
        if (!any) {
            NoTools.report(request, losses);
            return;
        }
        json.name(CONFIG).beginObject().name("functionCallingConfig").beginObject();
        json.member("mode", mode(choice));
        choice.tool()
                .ifPresent(name -> json.name("allowedFunctionNames")
                        .beginArray()
                        .text(name)
                        .endArray());
        json.endObject().endObject();
    }

    private static String mode(ToolChoice choice) {
        return switch (choice.kind()) {
            case "auto" -> "AUTO";
            case "none" -> "NONE";
            default -> "ANY";
        };
    }
}
