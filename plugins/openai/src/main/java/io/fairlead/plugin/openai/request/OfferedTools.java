package io.fairlead.plugin.openai.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a request, and which of them may be called, in whatever order a request says so. A model that may call some
 * of its tools is given these and no others.
 */
public final class OfferedTools {
    /** What the place of a tool says of one that is no function: chats have its members elsewhere. */
    public static final int CUSTOM = 1;

    private static final String CACHE = "openai:cache_control";

    private final List<Placed> tools = new ArrayList<>();
    private @Nullable AllowedTools allowed;

    /** No tools. */
    public OfferedTools() {}

    private record Placed(ToolDefinition tool, int place) {
        void into(ChatRequest.Builder request, int offered, ClientPlaces places) {
            if (tool.extensions().containsKey(CACHE)) {
                // In chats it stands beside the function.
                places.said("tools[" + offered + "].cache_control", "tools[" + place + "].cache_control");
            }
            request.tool(tool);
            places.tool(place, CustomTool.of(tool) == null ? 0 : CUSTOM);
        }
    }

    /** One more, which stood at this place among the client's. */
    public void add(ToolDefinition tool, int place) {
        tools.add(new Placed(tool, place));
    }

    /** Only these may be called. */
    public void allow(AllowedTools only) {
        allowed = only;
    }

    private static void offer(List<Placed> tools, ChatRequest.Builder request, ClientPlaces places) {
        for (int i = 0; i < tools.size(); i++) {
            tools.get(i).into(request, i, places);
        }
    }

    /** Puts them into a request. */
    public void offer(ChatRequest.Builder request, ClientPlaces places, Losses losses) {
        AllowedTools only = allowed;
        if (only == null) {
            offer(tools, request, places);
            return;
        }
        List<Placed> offered = tools.stream()
                .filter(placed -> only.names().contains(placed.tool.name()))
                .toList();
        offer(offered, request, places);
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
