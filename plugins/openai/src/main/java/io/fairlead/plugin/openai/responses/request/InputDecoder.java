package io.fairlead.plugin.openai.responses.request;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.plugin.openai.tool.ClientTools;
import io.fairlead.toolkit.ClientPlaces;
import io.fairlead.toolkit.MessagePlace;
import io.fairlead.toolkit.Unread;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the input: a text, or items. What a model brought forth in one turn (reasoning, messages, calls) is several items
 * here and one message in the neutral model.
 */
final class InputDecoder {
    private static final String INPUT = "input";

    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private final ContentDecoder content;
    private final ItemDecoder items;
    /** Ids of the calls so far that only this API can carry. */
    private final Set<String> otherCalls = new HashSet<>();

    private final List<ChatPart> turn = new ArrayList<>();
    private final Map<String, String> turnExtensions = new LinkedHashMap<>();
    private MessagePlace turnPlace = MessagePlace.of(INPUT);
    private int item = -1;

    /** A decoder over the cursor of a body. */
    InputDecoder(
            Slice body,
            JsonCursor cursor,
            ChatRequest.Builder request,
            ClientPlaces places,
            ClientTools tools,
            Unread unread) {
        this.cursor = cursor;
        this.request = request;
        this.places = places;
        this.content = new ContentDecoder(cursor, unread);
        this.items = new ItemDecoder(body, cursor, content, tools, unread);
    }

    /** Where in {@code input} the reading is, such as {@code [2].content[0]}. */
    String path() {
        return item < 0 ? "" : "[" + item + "]" + content.path();
    }

    void read() {
        if (cursor.is(JsonKind.STRING)) {
            ChatMessage message = ChatMessage.of(ChatRole.USER, content.read());
            add(
                    message,
                    MessagePlace.of(INPUT).content("", false, message.parts().size()));
            return;
        }
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found neither, expected a text or an array of items");
        }
        for (item = 0; cursor.nextElement(); item++) {
            item();
        }
        cursor.leave();
        endTurn();
    }

    private void item() {
        if (!cursor.is(JsonKind.OBJECT)) {
            throw new IllegalArgumentException("found no object, expected an item");
        }
        String type = items.stated("type", "message");
        switch (type) {
            case "message" -> message();
            case "function_call" -> turn(items.call());
            case "custom_tool_call" -> turn(items.customCall());
            case "reasoning" -> turn(items.reasoning());
            case "function_call_output", "custom_tool_call_output" -> {
                endTurn();
                add(result(type), MessagePlace.of(INPUT, item).part(""));
            }
            case "item_reference" -> throw Stateful.item("input[" + item + "]");
            default -> {
                otherCalls.add(items.stated("call_id", ""));
                turn(other(type));
            }
        }
    }

    private ChatPart other(String type) {
        ChatPart whole = ChatPart.unknown(Own.ITEMS.name(type), cursor.rawText());
        cursor.skip();
        return whole;
    }

    /** A call and its result go the same way: a result alone would be refused. */
    private ChatMessage result(String type) {
        boolean answersOther = otherCalls.contains(items.stated("call_id", ""));
        return answersOther ? ChatMessage.of(ChatRole.TOOL, List.of(other(type))) : items.result();
    }

    private void add(ChatMessage message, MessagePlace place) {
        places.add(message, place);
        request.message(message);
    }

    /** An item of the turn that is a part by itself. */
    private void turn(ChatPart part) {
        turnPlace = turn.isEmpty() ? MessagePlace.of(INPUT, item) : turnPlace.from(INPUT, item);
        turnPlace.part("");
        turn.add(part);
    }

    private void message() {
        ItemDecoder.Message message = items.message();
        if (message.role().equals(ChatRole.ASSISTANT)) {
            turnPlace = turn.isEmpty() ? MessagePlace.of(INPUT, item) : turnPlace.at(INPUT, item);
            content(turnPlace, message.parts());
            turn.addAll(message.parts());
            turnExtensions.putAll(message.extensions());
            return;
        }
        endTurn();
        add(
                ChatMessage.of(message.role(), message.parts(), message.extensions()),
                content(MessagePlace.of(INPUT, item), message.parts()));
    }

    private MessagePlace content(MessagePlace place, List<ChatPart> parts) {
        return place.content("content", content.listed(), parts.size());
    }

    private void endTurn() {
        if (!turn.isEmpty()) {
            add(ChatMessage.of(ChatRole.ASSISTANT, turn, turnExtensions), turnPlace);
            turn.clear();
            turnExtensions.clear();
        }
    }
}
