package io.fairlead.testkit;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Shows neutral requests and events as lines of text, for golden files and messages of tests. */
public final class NeutralText {
    private final StringBuilder out = new StringBuilder();
    private final List<TokenLogprob> tokens = new ArrayList<>();
    private String open = "";

    private NeutralText() {}

    /** A request: its settings, then its tools, then its messages. */
    public static String of(ChatRequest request) {
        NeutralText text = new NeutralText();
        text.settings(request);
        request.tools().forEach(text::tool);
        request.messages().forEach(text::message);
        return text.out.toString();
    }

    /** Events, one a line; adjoining pieces of one text are put together, since streams may cut them anywhere. */
    public static String of(List<ChatEvent> events) {
        NeutralText text = new NeutralText();
        events.forEach(text::event);
        text.endRun();
        return text.out.toString();
    }

    private void event(ChatEvent event) {
        String key = key(event);
        if (!key.equals(open)) {
            endRun();
            out.append(key);
        }
        open = key;
        out.append(content(event)).append(key.isEmpty() ? "\n" : "");
        tokens.addAll(tokens(event));
    }

    /** No more pieces of the same text come. */
    private void endRun() {
        out.append(open.isEmpty() ? "" : "\n");
        open = "";
        tokens.forEach(token -> line("  token " + token(token)));
        tokens.clear();
    }

    private static List<TokenLogprob> tokens(ChatEvent event) {
        return switch (event) {
            case ChatEvent.TextDelta delta -> delta.logprobs();
            case ChatEvent.RefusalDelta delta -> delta.logprobs();
            default -> List.of();
        };
    }

    private static String token(TokenLogprob token) {
        StringBuilder all = new StringBuilder("'" + shown(token.token()) + "' " + token.logprob());
        all.append(' ').append(token.bytes());
        token.alternatives().forEach(other -> all.append(" or ").append(token(other)));
        return all.toString();
    }

    private void settings(ChatRequest request) {
        line("model " + request.model());
        line("stream " + request.stream());
        request.maxOutputTokens().ifPresent(tokens -> line("max-output " + tokens));
        request.temperature().ifPresent(value -> line("temperature " + value));
        request.topP().ifPresent(value -> line("top-p " + value));
        request.topK().ifPresent(value -> line("top-k " + value));
        request.seed().ifPresent(value -> line("seed " + value));
        request.frequencyPenalty().ifPresent(value -> line("frequency-penalty " + value));
        request.presencePenalty().ifPresent(value -> line("presence-penalty " + value));
        if (request.choices() > 1) {
            line("choices " + request.choices());
        }
        if (request.logprobs()) {
            line("logprobs");
        }
        request.topLogprobs().ifPresent(value -> line("top-logprobs " + value));
        request.stop().forEach(stop -> line("stop " + stop));
        request.toolChoice().ifPresent(choice -> line("tool-choice " + choice));
        request.parallelToolCalls().ifPresent(allowed -> line("parallel-tool-calls " + allowed));
        request.responseFormat()
                .ifPresent(format -> line("response-format " + format.kind() + " "
                        + format.schema().orElse("")));
        request.reasoning()
                .ifPresent(reasoning -> line("reasoning " + reasoning.effort().orElse("-") + " "
                        + (reasoning.budget().isPresent() ? reasoning.budget().getAsLong() : "-")));
        request.user().ifPresent(user -> line("user " + user));
        new TreeMap<>(request.metadata()).forEach((name, value) -> line("metadata " + name + " " + value));
        request.serviceTier().ifPresent(tier -> line("service-tier " + tier));
        extensions("", request.extensions());
    }

    private void tool(ToolDefinition tool) {
        line("tool " + tool.name());
        if (tool.description() != null) {
            line("  description " + tool.description());
        }
        if (tool.parameters() != null) {
            line("  parameters " + tool.parameters());
        }
        extensions("  ", tool.extensions());
    }

    private void message(ChatMessage message) {
        line("message " + message.role());
        message.parts().forEach(part -> part("  ", part));
        extensions("  ", message.extensions());
    }

    private void part(String indent, ChatPart part) {
        switch (part) {
            case ChatPart.TextPart text -> line(indent + "text " + text.text());
            case ChatPart.ImagePart image -> line(indent + "image " + image.url() + " detail=" + image.detail());
            case ChatPart.AudioPart audio -> line(indent + "audio " + audio.format() + " " + audio.data());
            case ChatPart.DocumentPart document ->
                line(indent + "document " + document.url() + " name=" + document.name());
            case ChatPart.ToolCallPart call ->
                line(indent + "tool-call " + call.id() + " " + call.name() + " " + call.arguments());
            case ChatPart.ToolResultPart result -> {
                line(indent + "tool-result " + result.id() + (result.failed() ? " failed" : ""));
                result.content().forEach(each -> part(indent + "  ", each));
            }
            case ChatPart.ThinkingPart thought ->
                line(indent + "thinking " + thought.text() + " signature=" + thought.signature());
            case ChatPart.RefusalPart refusal -> line(indent + "refusal " + refusal.text());
            case ChatPart.UnknownPart unknown -> line(indent + "unknown " + unknown.kind() + " " + unknown.json());
            default -> line(indent + part.kind());
        }
        extensions(indent + "  ", part.extensions());
    }

    private void extensions(String indent, Map<String, String> extensions) {
        new TreeMap<>(extensions).forEach((name, json) -> line(indent + "extension " + name + " " + json));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** What pieces of one text have in common; empty for events that stand alone. */
    private static String key(ChatEvent event) {
        return switch (event) {
            case ChatEvent.TextDelta delta -> "text " + delta.choice() + " ";
            case ChatEvent.ThinkingDelta delta -> "thinking " + delta.choice() + " ";
            case ChatEvent.RefusalDelta delta -> "refusal " + delta.choice() + " ";
            case ChatEvent.ToolCallDelta delta -> "tool-arguments " + delta.choice() + "." + delta.call() + " ";
            default -> "";
        };
    }

    private static String content(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Started started -> "started " + started.id() + " " + started.model();
            case ChatEvent.TextDelta delta -> shown(delta.text());
            case ChatEvent.ThinkingDelta delta ->
                shown(delta.text()) + (delta.signature() == null ? "" : "[signed " + delta.signature() + "]");
            case ChatEvent.RefusalDelta delta -> shown(delta.text());
            case ChatEvent.ToolCallStarted call ->
                "tool-call " + call.choice() + "." + call.call() + " " + call.id() + " " + call.name()
                        + (call.extensions().isEmpty() ? "" : " " + new TreeMap<>(call.extensions()));
            case ChatEvent.Annotated source ->
                "annotated " + source.choice() + " " + source.protocol() + " " + source.json();
            case ChatEvent.UnknownPart part -> "unknown " + part.choice() + " " + part.kind() + " " + part.json();
            case ChatEvent.ToolCallDelta delta -> shown(delta.json());
            case ChatEvent.Finished finished ->
                "finished " + finished.choice() + " " + finished.reason()
                        + (finished.stopText() == null ? "" : " at " + finished.stopText());
            case ChatEvent.UsageReported reported -> usage(reported.usage());
            case ChatEvent.Failed failed ->
                "failed " + failed.error().status() + " " + failed.error().type() + " "
                        + failed.error().code() + " " + failed.error().message();
            case ChatEvent.Ended ended -> "ended";
            default -> "unknown " + event;
        };
    }

    private static String usage(Usage usage) {
        return "usage input=" + usage.inputTokens() + " output=" + usage.outputTokens() + " cached="
                + usage.cachedInputTokens() + " cache-write=" + usage.cacheWriteTokens() + " reasoning="
                + usage.reasoningTokens();
    }

    private static String shown(String text) {
        return text.replace("\n", "\\n");
    }
}
