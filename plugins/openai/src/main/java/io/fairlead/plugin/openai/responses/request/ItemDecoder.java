package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.chat.ThoughtSignature;
import io.fairlead.plugin.openai.custom.CustomInput;
import io.fairlead.plugin.openai.custom.CustomTool;
import io.fairlead.plugin.openai.responses.Sealed;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads single items. Their ids and states are those of a store and mean nothing without it. */
final class ItemDecoder {
    private static final String BETWEEN = "\n\n";
    private static final String NAMESPACE = "namespace";

    /** Members of a result that its call has, too. */
    private static final Set<String> SAID_BY_CALL = Set.of(Own.MEMBERS.name("name"), Own.MEMBERS.name(NAMESPACE));

    private final Slice body;
    private final JsonCursor cursor;
    private final ContentDecoder content;
    private final ClientTools tools;
    private final Unread unread;

    ItemDecoder(Slice body, JsonCursor cursor, ContentDecoder content, ClientTools tools, Unread unread) {
        this.body = body;
        this.cursor = cursor;
        this.content = content;
        this.tools = tools;
        this.unread = unread;
    }

    /** A message before it is known whether it is one of its own. */
    record Message(ChatRole role, List<ChatPart> parts, Map<String, String> extensions) {}

    /** What a member of the item says, wherever in it that stands. */
    String stated(String member, String otherwise) {
        JsonCursor ahead = JsonCursor.over(body.array(), cursor.rawStart(), body.end());
        ahead.enter();
        String text = ahead.find(member) ? ahead.textOrNull() : null;
        return text == null ? otherwise : text;
    }

    Message message() {
        ChatRole role = role(stated("role", ""));
        Map<String, String> extensions = new LinkedHashMap<>();
        if (stated("role", "").equals("developer")) {
            extensions.put(Own.ROLE, "\"developer\"");
        }
        List<ChatPart> parts = new ArrayList<>();
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            switch (cursor.name()) {
                case "type", "role", "id", "status" -> cursor.skip();
                case "content" -> parts.addAll(content.read());
                default -> extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
            }
        }
        cursor.leave();
        return new Message(role, parts, extensions);
    }

    private static ChatRole role(String word) {
        return switch (word) {
            case "system", "developer" -> ChatRole.SYSTEM;
            case "user" -> ChatRole.USER;
            case "assistant" -> ChatRole.ASSISTANT;
            default ->
                throw new IllegalArgumentException(
                        "found an unknown role, expected system, developer, user or assistant");
        };
    }

    ChatPart call() {
        Called called = called("arguments", Map.of());
        String arguments = called.said.isBlank() ? "{}" : called.said;
        return ChatPart.toolCall(called.id, called.name, arguments, called.extensions);
    }

    ChatPart customCall() {
        Called called = called("input", CustomTool.MARK);
        return ChatPart.toolCall(called.id, called.name, CustomInput.arguments(called.said), called.extensions);
    }

    /**
     * A call as the client has it.
     *
     * @param name what upstreams call the tool
     * @param said what it is called with
     */
    private record Called(String id, String name, String said, Map<String, String> extensions) {}

    private Called called(String member, Map<String, String> marks) {
        String callId = "";
        String name = "";
        String namespace = "";
        String said = "";
        Map<String, String> extensions = new LinkedHashMap<>(marks);
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs(member)) {
                said = cursor.text();
                continue;
            }
            switch (cursor.name()) {
                case "type", "id", "status" -> cursor.skip();
                case "call_id" -> callId = cursor.text();
                case "name" -> name = cursor.text();
                case NAMESPACE -> namespace = text();
                case ThoughtSignature.MEMBER -> signature(extensions);
                default -> extend(extensions);
            }
        }
        cursor.leave();
        return new Called(callId, tools.name(namespace, name), said, extensions);
    }

    /** A text; empty for null. */
    private String text() {
        String text = cursor.textOrNull();
        return text == null ? "" : text;
    }

    /** Calls of Google's models come back with the member that the answer gave them. */
    private void signature(Map<String, String> extensions) {
        if (!cursor.is(JsonKind.NULL)) {
            ThoughtSignature.read(cursor, extensions);
        }
    }

    private void extend(Map<String, String> extensions) {
        if (!cursor.is(JsonKind.NULL)) {
            extensions.put(Own.MEMBERS.name(cursor.name()), cursor.rawText());
        }
    }

    ChatMessage result() {
        String callId = "";
        List<ChatPart> output = List.of();
        Map<String, String> extensions = new LinkedHashMap<>();
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "type", "id", "status" -> cursor.skip();
                case "call_id" -> callId = text();
                case "output" -> output = content.read();
                default -> extend(extensions);
            }
        }
        cursor.leave();
        if (!callId.isEmpty()) {
            extensions.keySet().removeAll(SAID_BY_CALL);
        }
        return ChatMessage.of(ChatRole.TOOL, List.of(ChatPart.toolResult(callId, output, false, extensions)));
    }

    ChatPart reasoning() {
        String id = "";
        String sealed = "";
        String summary = "";
        String full = "";
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.nameIs("id")) {
                id = cursor.text();
            } else if (cursor.nameIs("encrypted_content") && cursor.is(JsonKind.STRING)) {
                sealed = cursor.text();
            } else if (cursor.nameIs("summary")) {
                summary = words("summary");
            } else if (cursor.nameIs("content")) {
                full = words("content");
            } else if (!cursor.nameIs("type") && !cursor.nameIs("status")) {
                unread.member(cursor, "");
            }
        }
        cursor.leave();
        return ChatPart.thinking(summary.isEmpty() ? full : summary, new Sealed(id, sealed).signature());
    }

    private String words(String list) {
        StringBuilder all = new StringBuilder();
        if (!cursor.enter(JsonKind.ARRAY)) {
            return "";
        }
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                part(list, all);
                cursor.leave();
            }
        }
        cursor.leave();
        return all.toString();
    }

    private void part(String list, StringBuilder all) {
        while (cursor.nextMember()) {
            if (cursor.nameIs("text")) {
                all.append(all.isEmpty() ? "" : BETWEEN).append(cursor.text());
            } else if (!cursor.nameIs("type")) {
                unread.member(cursor, list);
            }
        }
    }
}
