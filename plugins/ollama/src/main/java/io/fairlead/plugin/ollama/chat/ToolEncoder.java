package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.NoTools;
import java.util.List;
import java.util.Map;

/** Writes the tools. This API cannot say that one has to be called; that none may be, it says by having none. */
final class ToolEncoder {
    private static final String OTHERS = ChatCodec.EXTENSIONS.name("tools[");
    private static final String NO_ARGUMENTS = "{\"type\":\"object\",\"properties\":{}}";

    private final Form form;
    private final ChatRequest request;
    private final JsonWriter json;
    private final Losses losses;

    ToolEncoder(Form form, ChatRequest request, JsonWriter json, Losses losses) {
        this.form = form;
        this.request = request;
        this.json = json;
        this.losses = losses;
    }

    void write() {
        List<String> others = request.extensions().entrySet().stream()
                .filter(extension -> extension.getKey().startsWith(OTHERS))
                .map(Map.Entry::getValue)
                .toList();
        if (request.tools().isEmpty() && others.isEmpty()) {
            NoTools.report(request, losses);
            return;
        }
        if (form == Form.GENERATE) {
            losses.dropped("tools", "the upstream's API takes none with a mere prompt");
            return;
        }
        ToolChoice choice = request.toolChoice().orElse(ToolChoice.AUTO);
        if (!choice.equals(ToolChoice.NONE)) {
            tools(others);
            choice(choice);
        }
    }

    private void tools(List<String> others) {
        json.name("tools").beginArray();
        for (int i = 0; i < request.tools().size(); i++) {
            tool(request.tools().get(i), "tools[" + i + "].");
        }
        others.forEach(json::raw);
        json.endArray();
    }

    private void tool(ToolDefinition tool, String path) {
        json.beginObject().member("type", "function").name("function").beginObject();
        json.member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String parameters = tool.parameters();
        json.name("parameters").raw(parameters == null ? NO_ARGUMENTS : parameters);
        ChatCodec.EXTENSIONS.write(tool.extensions(), json, path, losses);
        json.endObject().endObject();
    }

    private void choice(ToolChoice choice) {
        if (!choice.equals(ToolChoice.AUTO)) {
            losses.dropped("tool_choice", "the upstream's API leaves the choice to the model");
        }
        if (request.parallelToolCalls().filter(allowed -> !allowed).isPresent()) {
            losses.dropped("parallel_tool_calls", "the upstream's API leaves the number of calls to the model");
        }
    }
}
