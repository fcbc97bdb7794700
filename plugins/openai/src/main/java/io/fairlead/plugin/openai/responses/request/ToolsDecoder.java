package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.request.AllowedTools;
import io.fairlead.plugin.openai.request.OfferedTools;
import io.fairlead.plugin.openai.request.ToolMention;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.Unread;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tools of a request, those in namespaces among the others, and which of them may be called. */
final class ToolsDecoder {
    /** Members of choices that are no function's: those travel as they are. */
    private static final Set<String> CHOICES = Set.of("server_label");

    private final JsonCursor cursor;
    private final ClientTools names;
    private final Losses losses;
    private final Unread unread;
    private final ChatRequest.Builder request;
    private final OfferedTools tools = new OfferedTools();

    ToolsDecoder(JsonCursor cursor, ClientTools names, Losses losses, ChatRequest.Builder request) {
        this.cursor = cursor;
        this.names = names;
        this.losses = losses;
        this.unread = new Unread(losses);
        this.request = request;
    }

    /** Reads the tools that the cursor stands on. */
    void read() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of tools");
        }
        for (int i = 0; cursor.nextElement(); i++) {
            int place = i;
            ToolDecoder tool = ToolDecoder.read(cursor);
            if (tool.isNamespace()) {
                namespace(tool, place);
            } else {
                tool.definition("", names, "tools[" + i + "]", losses)
                        .ifPresent(read -> tools.add(read, place, OfferedTools.ALONE));
            }
        }
        cursor.leave();
    }

    private void namespace(ToolDecoder namespace, int place) {
        String path = "tools[" + place + "]";
        List<ToolDecoder> inner = namespace.inner();
        if (inner.isEmpty()) {
            losses.dropped(path, "found no tool in it, expected functions or custom tools");
            return;
        }
        namespace.others().forEach(name -> unread.name(path + "." + name));
        for (int i = 0; i < inner.size(); i++) {
            int number = i;
            inner.get(i)
                    .definition(namespace.name(), names, path + ".tools[" + i + "]", losses)
                    .ifPresent(tool -> tools.add(tool, place, number, namespace.about()));
        }
    }

    /** Reads the choice that the cursor stands on. */
    void choice() {
        String raw = cursor.rawText();
        AllowedTools allowed = AllowedTools.of(raw, names);
        if (allowed != null) {
            tools.allow(allowed);
            return;
        }
        ToolChoice choice = cursor.is(JsonKind.STRING) ? word(cursor.text()) : named();
        if (choice == null) {
            request.extension(Own.MEMBERS.name("tool_choice"), raw);
        } else {
            request.toolChoice(choice);
        }
    }

    private static @Nullable ToolChoice word(String word) {
        return switch (word) {
            case "auto" -> ToolChoice.AUTO;
            case "none" -> ToolChoice.NONE;
            case "required" -> ToolChoice.REQUIRED;
            default -> null;
        };
    }

    private @Nullable ToolChoice named() {
        ToolMention mention = ToolMention.at(cursor);
        cursor.enter();
        while (cursor.nextMember()) {
            if (!ToolMention.MEMBERS.contains(cursor.name()) && !CHOICES.contains(cursor.name())) {
                unread.member(cursor, "tool_choice");
            }
        }
        cursor.leave();
        List<String> meant = mention.isTool() ? mention.meant(names) : List.of();
        return meant.size() == 1 ? ToolChoice.tool(meant.getFirst()) : null;
    }

    /** All members of the request have been read. */
    void offer(ClientPlaces places) {
        tools.offer(request, places, losses);
    }
}
