package io.fairlead.plugin.openai.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tools of a request, and which of them may be called, in whatever order a request says so. A model that may call some
 * of its tools is given these and no others.
 */
public final class OfferedTools {
    /** What the place of a tool says of one that is no function: chats have its members elsewhere. */
    public static final int CUSTOM = 1;

    private static final String CACHE = "openai:cache_control";

    /** What the place of a tool says of one that is in no namespace. */
    public static final int ALONE = -1;

    private final List<Placed> tools = new ArrayList<>();
    private @Nullable AllowedTools allowed;

    /** No tools. */
    public OfferedTools() {}

    private record Placed(
            ToolDefinition tool,
            int place,
            int inner,
            @Nullable String about) {
        void into(ChatRequest.Builder request, int offered, ClientPlaces places) {
            if (tool.extensions().containsKey(CACHE)) {
                // In chats it stands beside the function.
                places.said("tools[" + offered + "].cache_control", "tools[" + place + "].cache_control");
            }
            request.tool(tool);
            places.tool(place, inner);
        }

        /** The same without what tools before it have told. */
        Placed told(Set<Integer> told) {
            if (about == null || !told.add(place)) {
                return this;
            }
            String own = tool.description();
            String all = own == null || own.isEmpty() ? about : own + "\n\n" + about;
            return new Placed(
                    ToolDefinition.of(tool.name(), all, tool.parameters(), tool.extensions()), place, inner, null);
        }
    }

    /** What the place of a tool in chats says of it. */
    public static int inChats(ToolDefinition tool) {
        return CustomTool.of(tool) == null ? 0 : CUSTOM;
    }

    /** One more, which stood at this place among the client's. */
    public void add(ToolDefinition tool, int place, int inner) {
        tools.add(new Placed(tool, place, inner, null));
    }

    /** One more, which stood within another; {@code about} is said of all that do, and told with the first of them. */
    public void add(ToolDefinition tool, int place, int inner, @Nullable String about) {
        tools.add(new Placed(tool, place, inner, about));
    }

    /** Only these may be called. */
    public void allow(AllowedTools only) {
        allowed = only;
    }

    /** Puts them into a request. */
    public void offer(ChatRequest.Builder request, ClientPlaces places, Losses losses) {
        AllowedTools only = allowed;
        Set<Integer> told = new HashSet<>();
        List<Placed> offered = tools.stream()
                .filter(placed -> only == null || only.names().contains(placed.tool.name()))
                .toList();
        for (int i = 0; i < offered.size(); i++) {
            offered.get(i).told(told).into(request, i, places);
        }
        if (only != null) {
            choose(only, offered.isEmpty(), request, losses);
        }
    }

    private void choose(AllowedTools only, boolean none, ChatRequest.Builder request, Losses losses) {
        if (none && (only.required() || !tools.isEmpty())) {
            losses.dropped("tool_choice", "none of the tools that it allows can be carried");
            return;
        }
        only.others().forEach(path -> new Unread(losses).name("tool_choice." + path));
        if (!none) {
            request.toolChoice(only.required() ? ToolChoice.REQUIRED : ToolChoice.AUTO);
        }
    }
}
