package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.plugin.openai.request.Effort;
import io.fairlead.toolkit.Extensions;
import io.fairlead.toolkit.NoTools;
import java.util.List;
import java.util.Set;

/** Writes a neutral request in this API. */
final class RequestEncoder {
    /** What clients of responses call a wish to see what the model thinks. */
    private static final Set<String> SUMMARIES = Set.of("reasoning.summary", "reasoning.generate_summary");

    /** Stands beside a function, not within it. */
    private static final Set<String> CACHED = Set.of(Extensions.bare(Own.CACHE));

    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final Extensions members;
    private final JsonWriter json = new JsonWriter(4096);

    private RequestEncoder(ChatRequest request, Target target, Losses losses) {
        this.request = request;
        this.target = target;
        this.losses = losses;
        this.members = Own.of(target.deployment().model());
    }

    static Slice encode(ChatRequest request, Target target, Losses losses) {
        return new RequestEncoder(request, target, losses).write();
    }

    private Slice write() {
        json.beginObject().member("model", target.deployment().model());
        messages();
        tools();
        sampling();
        responseFormat();
        request.reasoning().ifPresent(this::reasoning);
        request.user().ifPresent(user -> json.member("user", user));
        metadata();
        request.serviceTier().ifPresent(tier -> json.member("service_tier", tier));
        if (request.stream()) {
            json.member("stream", true);
            if (target.askUsage()) {
                json.name("stream_options")
                        .beginObject()
                        .member("include_usage", true)
                        .endObject();
            }
        }
        Own.MEMBERS.write(request.extensions(), NoTools.unwritten(request, Own.MEMBERS, losses), json, "", losses);
        return json.endObject().slice();
    }

    private void metadata() {
        if (!request.metadata().isEmpty()) {
            json.name("metadata").beginObject();
            request.metadata().forEach(json::member);
            json.endObject();
        }
    }

    private void messages() {
        MessageEncoder encoder = new MessageEncoder(json, members, target, losses);
        List<ChatMessage> messages = request.messages();
        json.name("messages").beginArray();
        for (int i = 0; i < messages.size(); i++) {
            encoder.write(messages.get(i), i);
        }
        json.endArray();
    }

    private void tools() {
        if (request.tools().isEmpty()) {
            NoTools.report(request, losses);
            return;
        }
        json.name("tools").beginArray();
        for (int i = 0; i < request.tools().size(); i++) {
            tool(request.tools().get(i), "tools[" + i + "].");
        }
        json.endArray();
        request.toolChoice().ifPresent(this::toolChoice);
        request.parallelToolCalls().ifPresent(allowed -> json.member("parallel_tool_calls", allowed));
    }

    private void tool(ToolDefinition tool, String path) {
        CustomTool custom = target.customTools() ? CustomTool.of(tool) : null;
        if (custom != null) {
            json.beginObject().member("type", "custom").name("custom").beginObject();
            custom.writeNested(json);
            Own.MEMBERS.report(custom.others(), path, losses);
            json.endObject().endObject();
            return;
        }
        function(CustomTool.plain(tool, path, losses), path);
    }

    private void function(ToolDefinition tool, String path) {
        json.beginObject().member("type", "function").name("function").beginObject();
        json.member("name", tool.name());
        String description = tool.description();
        if (description != null) {
            json.member("description", description);
        }
        String parameters = tool.parameters();
        if (parameters != null) {
            json.name("parameters").raw(parameters);
        }
        members.write(tool.extensions(), CACHED, json, path, losses);
        json.endObject();
        tool.extensions().forEach((name, value) -> {
            if (members.own(name) && CACHED.contains(Extensions.bare(name))) {
                json.name(Extensions.bare(name)).raw(value);
            }
        });
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
        json.beginObject().member("type", kind).name(kind).beginObject();
        json.member("name", name).endObject().endObject();
    }

    private void sampling() {
        // The older name: every vendor knows it, and a preset renames it for those who have left it behind.
        request.maxOutputTokens().ifPresent(tokens -> json.member("max_tokens", tokens));
        request.temperature().ifPresent(value -> json.name("temperature").number(value));
        request.topP().ifPresent(value -> json.name("top_p").number(value));
        if (request.topK().isPresent() && !request.extensions().containsKey(Own.MEMBERS.name("top_k"))) {
            losses.dropped("top_k", "the upstream's API has no such parameter");
        }
        if (request.choices() > 1) {
            json.member("n", request.choices());
        }
        request.seed().ifPresent(value -> json.member("seed", value));
        request.frequencyPenalty()
                .ifPresent(value -> json.name("frequency_penalty").number(value));
        request.presencePenalty()
                .ifPresent(value -> json.name("presence_penalty").number(value));
        if (request.logprobs()) {
            json.member("logprobs", true);
        }
        request.topLogprobs().ifPresent(count -> json.member("top_logprobs", count));
        if (!request.stop().isEmpty()) {
            json.name("stop").beginArray();
            request.stop().forEach(json::text);
            json.endArray();
        }
    }

    private void responseFormat() {
        if (request.responseFormat().isEmpty()) {
            return;
        }
        ResponseFormat format = request.responseFormat().get();
        json.name("response_format").beginObject().member("type", format.kind());
        format.schema().ifPresent(schema -> json.name("json_schema").raw(schema));
        json.endObject();
    }

    /** Whether a client of responses wished for a summary: who shows what it thinks in this API does so unasked. */
    private boolean summary() {
        List<String> wishes = request.extensions().keySet().stream()
                .map(Extensions::bare)
                .filter(SUMMARIES::contains)
                .toList();
        wishes.forEach(name -> losses.dropped(name, "the upstream's API cannot be asked to show thoughts"));
        return !wishes.isEmpty();
    }

    private void reasoning(Reasoning reasoning) {
        boolean amount = reasoning.effort().isPresent() || reasoning.budget().isPresent();
        if (summary() && !amount) {
            return;
        }
        String word = Effort.of(reasoning, target.deployment(), losses);
        if (word != null) {
            json.member("reasoning_effort", word);
        }
    }
}
