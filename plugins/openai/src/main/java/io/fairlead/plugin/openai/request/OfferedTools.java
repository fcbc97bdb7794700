package io.fairlead.plugin.openai.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a request, and which of them may be called, in whatever order a request says so. A model that may call some
 * of its tools is given these and no others.
 */
public final class OfferedTools {
    private final List<ToolDefinition> tools = new ArrayList<>();
    private @Nullable AllowedTools allowed;

    /** No tools. */
    public OfferedTools() {}

    /** One more. */
    public void add(ToolDefinition tool) {
        tools.add(tool);
    }

    /** Only these may be called. */
    public void allow(AllowedTools only) {
        allowed = only;
    }

    /** Puts them into a request. */
    public void offer(ChatRequest.Builder request, Losses losses) {
        AllowedTools only = allowed;
        if (only == null) {
            tools.forEach(request::tool);
            return;
        }
        List<ToolDefinition> offered = tools.stream()
                .filter(tool -> only.names().contains(tool.name()))
                .toList();
        offered.forEach(request::tool);
        if (offered.isEmpty() && only.required()) {
            losses.dropped("tool_choice", "none of the tools that it allows can be carried");
            return;
        }
        only.others().forEach(path -> new Unread(losses).name("tool_choice." + path));
        if (!offered.isEmpty()) {
            request.toolChoice(only.required() ? ToolChoice.REQUIRED : ToolChoice.AUTO);
        }
    }
}
