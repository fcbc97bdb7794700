package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.MessagePlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a request. */
final class MessageDecoder {
    private static final int NONE = -1;

    private final JsonCursor cursor;
    private final ClientPlaces places;
    private final PartDecoder parts;
    private int message = -1;
    private int part = -1;
    private String member = "";

    // Of the message being read.
    private String role = "";
    private String callId = "";
    private String name = "";
    private boolean listed;
    private int olderCall = NONE;
    private String thoughts = "";
    private @Nullable String thinking;
    private @Nullable String refusal;
    private final List<ChatPart> content = new ArrayList<>();
    private final List<ChatPart> calls = new ArrayList<>();
    private final Map<String, String> extensions = new LinkedHashMap<>();

    MessageDecoder(JsonCursor cursor, ClientPlaces places, Losses losses) {
        this.cursor = cursor;
        this.places = places;
        this.parts =
                new PartDecoder(cursor, (name, reason) -> losses.dropped("messages" + path() + "." + name, reason));
    }

    /** Where in {@code messages} the reading is, such as {@code [2].content[0]}. */
    String path() {
        if (message < 0) {
            return "";
        }
        String path = "[" + message + "]" + (member.isEmpty() ? "" : "." + member);
        return part < 0 ? path : path + "[" + part + "]";
    }

    void read(ChatRequest.Builder request) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of messages");
        }
        while (cursor.nextElement()) {
            message++;
            clear();
            String raw = parts.otherCalls().isEmpty() ? "" : cursor.rawText();
            members();
            member = "role";
            ChatMessage read = answersOtherCall() ? otherResult(raw) : message();
            places.add(read, place(read));
            request.message(read);
        }
        cursor.leave();
    }

    private void clear() {
        member = "";
        role = "";
        callId = "";
        name = "";
        listed = false;
        olderCall = NONE;
        thinking = null;
        refusal = null;
        content.clear();
        calls.clear();
        extensions.clear();
    }

    private void members() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = cursor.name();
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        cursor.leave();
    }

    private void member() {
        switch (member) {
            case "role" -> role = cursor.text();
            case "content" -> content();
            case "refusal" -> refusal = cursor.text();
            case "reasoning_content", "reasoning" -> thinking();
            case "tool_calls" -> toolCalls();
            case "function_call" -> functionCall();
            case "tool_call_id" -> callId = cursor.text();
            case "name" -> {
                name = cursor.text();
                extensions.put(Own.MEMBERS.name(member), cursor.rawText());
            }
            default -> extensions.put(Own.MEMBERS.name(member), cursor.rawText());
        }
    }

    private void thinking() {
        if (cursor.is(JsonKind.STRING)) {
            thinking = cursor.text();
            thoughts = member;
        } else {
            extensions.put(Own.MEMBERS.name(member), cursor.rawText());
        }
    }

    private void content() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            String text = cursor.text();
            if (!text.isEmpty()) {
                content.add(ChatPart.text(text));
            }
            return;
        }
        listed = true;
        for (part = 0; cursor.nextElement(); part++) {
            content.add(parts.content());
        }
        part = -1;
        cursor.leave();
    }

    private void toolCalls() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of calls");
        }
        for (part = 0; cursor.nextElement(); part++) {
            calls.add(parts.call());
        }
        part = -1;
        cursor.leave();
    }

    /** The older form has no ids: a call and its result are paired by the function's name. */
    private void functionCall() {
        olderCall = calls.size();
        ChatPart.ToolCallPart called = parts.function();
        calls.add(ChatPart.toolCall(called.name(), called.name(), called.arguments()));
    }

    private boolean answersOtherCall() {
        return role.equals("tool") && parts.otherCalls().contains(callId);
    }

    /** A call and its result go the same way: a result alone would be refused. */
    private static ChatMessage otherResult(String raw) {
        return ChatMessage.of(ChatRole.TOOL, List.of(ChatPart.unknown(Own.TOOL_MESSAGE, raw)));
    }

    private ChatMessage message() {
        List<ChatPart> all = new ArrayList<>();
        if (thinking != null && !thinking.isEmpty()) {
            all.add(ChatPart.thinking(thinking, null));
        }
        ChatRole speaker = speaker();
        if (speaker.equals(ChatRole.TOOL)) {
            all.add(ChatPart.toolResult(role.equals("function") ? name : callId, content, false));
        } else {
            all.addAll(content);
        }
        if (refusal != null) {
            all.add(ChatPart.refusal(refusal));
        }
        all.addAll(calls);
        return ChatMessage.of(speaker, all, extensions);
    }

    /** Where the parts of the message stand that was read last, in the order in which it has them. */
    private MessagePlace place(ChatMessage read) {
        MessagePlace place = MessagePlace.of("messages", message);
        if (read.parts().size() > 0 && read.parts().getFirst() instanceof ChatPart.ThinkingPart) {
            place.part(thoughts);
        }
        if (read.role().equals(ChatRole.TOOL)) {
            place.part("");
        } else {
            place.content("content", listed, content.size());
        }
        if (refusal != null) {
            place.part("refusal");
        }
        if (olderCall == NONE) {
            return place.parts("tool_calls", calls.size());
        }
        return place.parts("tool_calls", olderCall)
                .part("function_call")
                .parts("tool_calls", olderCall, calls.size() - olderCall - 1);
    }

    private ChatRole speaker() {
        return switch (role) {
            case "system" -> ChatRole.SYSTEM;
            case "developer" -> {
                extensions.put(Own.MEMBERS.name("role"), "\"developer\"");
                yield ChatRole.SYSTEM;
            }
            case "user" -> ChatRole.USER;
            case "assistant" -> ChatRole.ASSISTANT;
            case "tool", "function" -> ChatRole.TOOL;
            default ->
                throw new IllegalArgumentException(
                        "found an unknown role, expected system, developer, user, assistant or tool");
        };
    }
}
