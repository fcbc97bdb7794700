package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.MessagePlace;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the messages of a request. */
final class MessageDecoder {
    private static final String TOOL_NAME = ChatCodec.EXTENSIONS.name("tool_name");

    private final JsonCursor cursor;
    private final ClientPlaces places;
    private final Unread unread;
    private final CallIds ids = new CallIds();
    private int message = -1;
    private String member = "";

    // Of the message being read.
    private String role = "";
    private String text = "";
    private String thinking = "";
    private String callId = "";
    private String toolName = "";
    private final List<ChatPart> pictures = new ArrayList<>();
    private final List<ChatPart> calls = new ArrayList<>();
    private final Map<String, String> extensions = new LinkedHashMap<>();

    MessageDecoder(JsonCursor cursor, ClientPlaces places, Losses losses) {
        this.cursor = cursor;
        this.places = places;
        this.unread = new Unread((name, reason) -> losses.dropped("messages" + path() + "." + name, reason));
    }

    /** Where in {@code messages} the reading is, such as {@code [2].content}. */
    String path() {
        if (message < 0) {
            return "";
        }
        return "[" + message + "]" + (member.isEmpty() ? "" : "." + member);
    }

    void read(ChatRequest.Builder request) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of messages");
        }
        while (cursor.nextElement()) {
            message++;
            clear();
            members();
            member = "role";
            ChatMessage read = message();
            places.add(read, place(read));
            request.message(read);
        }
        cursor.leave();
    }

    private void clear() {
        member = "";
        role = "";
        text = "";
        thinking = "";
        callId = "";
        toolName = "";
        pictures.clear();
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
            case "role" -> role = cursor.text().toLowerCase(Locale.ROOT);
            case "content" -> text = cursor.text();
            case "thinking" -> thinking = cursor.text();
            case "images" -> pictures.addAll(Pictures.read(cursor));
            case "tool_calls" -> calls();
            case "tool_call_id" -> callId = cursor.text();
            case "tool_name" -> toolName = cursor.text();
            default -> extensions.put(ChatCodec.EXTENSIONS.name(member), cursor.rawText());
        }
    }

    private void calls() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of calls");
        }
        ids.begin();
        while (cursor.nextElement()) {
            Call call = Call.read(cursor, unread);
            calls.add(ChatPart.toolCall(ids.call(call.id(), call.name()), call.name(), call.arguments()));
        }
        cursor.leave();
    }

    private ChatMessage message() {
        List<ChatPart> parts = new ArrayList<>();
        if (!thinking.isEmpty()) {
            parts.add(ChatPart.thinking(thinking, null));
        }
        List<ChatPart> content = new ArrayList<>(pictures);
        if (!text.isEmpty()) {
            content.add(ChatPart.text(text));
        }
        ChatRole speaker = speaker();
        if (speaker.equals(ChatRole.TOOL)) {
            parts.add(result(content));
        } else {
            parts.addAll(content);
        }
        parts.addAll(calls);
        return ChatMessage.of(speaker, parts, extensions);
    }

    /** Where the parts of the message stand that was read last, in the order in which it has them. */
    private MessagePlace place(ChatMessage read) {
        MessagePlace place = MessagePlace.of("messages", message);
        if (!thinking.isEmpty()) {
            place.part("thinking");
        }
        if (read.role().equals(ChatRole.TOOL)) {
            place.part("");
        } else {
            place.parts("images", pictures.size());
            if (!text.isEmpty()) {
                place.part("content");
            }
        }
        return place.parts("tool_calls", calls.size());
    }

    /** The name of the tool is that of its call, and told here only where the call is not there. */
    private ChatPart result(List<ChatPart> content) {
        String paired = ids.result(callId, toolName);
        if (paired != null) {
            return ChatPart.toolResult(paired, content, false);
        }
        Map<String, String> own = toolName.isEmpty() ? Map.of() : Map.of(TOOL_NAME, JsonText.quote(toolName));
        return ChatPart.toolResult(ids.stray(callId), content, false, own);
    }

    private ChatRole speaker() {
        return switch (role) {
            case "system" -> ChatRole.SYSTEM;
            case "user" -> ChatRole.USER;
            case "assistant" -> ChatRole.ASSISTANT;
            case "tool" -> ChatRole.TOOL;
            default ->
                throw new IllegalArgumentException("found an unknown role, expected system, user, assistant or tool");
        };
    }
}
