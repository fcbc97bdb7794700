package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.NoTools;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a neutral request in this API. Nothing is to be stored: the client has the conversation. */
final class RequestEncoder {
    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final JsonWriter json = new JsonWriter(4096);

    private RequestEncoder(ChatRequest request, Target target, Losses losses) {
        this.request = request;
        this.target = target;
        this.losses = losses;
    }

    static Slice encode(ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(request, target, losses).write();
    }

    private Slice write() {
        json.beginObject().member("model", target.deployment().model());
        new InputEncoder(json, target.customTools(), losses).write(request.messages());
        tools();
        SettingsEncoder settings = new SettingsEncoder(request, target.deployment(), json, losses);
        settings.write();
        if (request.stream()) {
            json.member("stream", true);
        }
        if (!request.extensions().containsKey("openai:store")) {
            json.member("store", false);
        }
        Set<String> elsewhere = new HashSet<>(SettingsEncoder.WRITTEN);
        elsewhere.addAll(NoTools.unwritten(request, Own.MEMBERS, losses));
        Own.MEMBERS.write(request.extensions(), elsewhere, json, "", losses);
        return json.endObject().slice();
    }

    private void tools() {
        List<ToolDefinition> tools = request.tools();
        if (tools.isEmpty()) {
            NoTools.report(request, losses);
            return;
        }
        json.name("tools").beginArray();
        for (int i = 0; i < tools.size(); i++) {
            tool(tools.get(i), "tools[" + i + "].");
        }
        json.endArray();
        request.toolChoice().ifPresent(this::toolChoice);
        request.parallelToolCalls().ifPresent(allowed -> json.member("parallel_tool_calls", allowed));
    }

    private void tool(ToolDefinition tool, String path) {
        CustomTool custom = target.customTools() ? CustomTool.of(tool) : null;
        if (custom != null) {
            json.beginObject().member("type", "custom");
            custom.writeFlat(json);
            Own.MEMBERS.write(custom.others(), json, path, losses);
            json.endObject();
            return;
        }
        function(CustomTool.plain(tool, path, losses), path);
    }

    /**
     * Where nothing is said of it, this API keeps to a schema strictly and the others do not. A tool of this API of which
     * nothing was said is sent on so.
     */
    private void function(ToolDefinition tool, String path) {
        json.beginObject().member("type", "function").member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String parameters = tool.parameters();
        json.name("parameters").raw(parameters == null ? "{\"type\":\"object\",\"properties\":{}}" : parameters);
        Map<String, String> extensions = tool.extensions();
        String unsaid = extensions.getOrDefault(Own.UNSAID_STRICT, "false");
        json.name("strict").raw(extensions.getOrDefault(Own.STRICT, unsaid));
        Own.MEMBERS.write(extensions, Set.of("strict"), json, path, losses);
        json.endObject();
    }

    private void toolChoice(ToolChoice choice) {
        json.name("tool_choice");
        if (choice.tool().isEmpty()) {
            json.text(choice.kind());
            return;
        }
        String name = choice.tool().get();
        String kind = target.customTools() && CustomTool.named(name, request) ? "custom" : "function";
        json.beginObject().member("type", kind).member("name", name).endObject();
    }
}
