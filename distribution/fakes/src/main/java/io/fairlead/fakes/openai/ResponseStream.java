package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Pace;
import io.fairlead.fakes.play.ToolCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Events of a response: each numbered, each item and part begun and done, the whole response at the end. */
final class ResponseStream {
    private final Wire wire;
    private final JsonNode asked;
    private final ResponseItems made;
    private final ArrayNode items = Json.list();
    private final Logprobs logprobs;
    private int number;

    ResponseStream(Wire wire, JsonNode asked, ResponseItems made) {
        this.wire = wire;
        this.asked = asked;
        this.made = made;
        this.logprobs = Logprobs.ofResponse(asked);
    }

    void answer(Answer answer) throws IOException {
        wire.begin("text/event-stream; charset=utf-8");
        event("response.created", "response", Responses.begun(asked, "in_progress"));
        event("response.in_progress", "response", Responses.begun(asked, "in_progress"));
        if (!answer.thoughts().isEmpty()) {
            thoughts(answer.thoughts());
        }
        if (answer.calls().isEmpty()) {
            message(answer);
        }
        for (int i = 0; i < answer.calls().size(); i++) {
            call(i, answer.calls().get(i));
        }
        String end = answer.end() == End.LENGTH ? "response.incomplete" : "response.completed";
        event(end, "response", Responses.whole(asked, answer, items));
    }

    private void thoughts(String text) throws IOException {
        begin(made.thoughts(Json.list()));
        ItemPlace place = place("rs_fake0001", "summary_index");
        event("response.reasoning_summary_part.added", place, "part", ResponseItems.summary(""));
        event("response.reasoning_summary_text.delta", place, "delta", text);
        event("response.reasoning_summary_text.done", place, "text", text);
        event("response.reasoning_summary_part.done", place, "part", ResponseItems.summary(text));
        done(made.thoughts(Json.list(ResponseItems.summary(text))));
    }

    private void message(Answer answer) throws IOException {
        begin(ResponseItems.message("in_progress", Json.list()));
        ItemPlace place = place("msg_fake0001", "content_index");
        event("response.content_part.added", place, "part", ResponseItems.part(answer, "", logprobs));
        String kind = answer.end() == End.REFUSAL ? "refusal" : "output_text";
        boolean refused = answer.end() == End.REFUSAL;
        for (String piece : Answer.pieces(answer.text())) {
            words("response." + kind + ".delta", place, "delta", piece, refused);
            Pace.rest(answer.pace());
        }
        words("response." + kind + ".done", place, refused ? "refusal" : "text", answer.text(), refused);
        JsonNode whole = ResponseItems.part(answer, answer.text(), logprobs);
        event("response.content_part.done", place, "part", whole);
        done(ResponseItems.message(ResponseItems.status(answer), Json.list(whole)));
    }

    /** Events of text have probabilities, even if there are none. */
    private void words(String type, ItemPlace place, String name, String words, boolean refused) throws IOException {
        ObjectNode members = Json.object(name, words);
        if (!refused) {
            members.set("logprobs", logprobs.inEvent(words));
        }
        event(type, place, members);
    }

    private void call(int index, ToolCall call) throws IOException {
        if (call.custom()) {
            customCall(index, call);
            return;
        }
        String arguments = call.arguments().toString();
        begin(ResponseItems.call(index, call, "in_progress", ""));
        ItemPlace place = place("fc_fake" + (index + 1), null);
        event("response.function_call_arguments.delta", place, "delta", arguments);
        event(
                "response.function_call_arguments.done",
                place,
                Json.object("name", ResponseItems.nameOf(call), "arguments", arguments));
        done(ResponseItems.call(index, call, "completed", arguments));
    }

    private void customCall(int index, ToolCall call) throws IOException {
        begin(ResponseItems.customCall(index, call, "in_progress", ""));
        ItemPlace place = place("ctc_fake" + (index + 1), null);
        for (String piece : Answer.pieces(call.input())) {
            event("response.custom_tool_call_input.delta", place, "delta", piece);
        }
        event("response.custom_tool_call_input.done", place, "input", call.input());
        done(ResponseItems.customCall(index, call, "completed", call.input()));
    }

    private void begin(JsonNode item) throws IOException {
        ObjectNode event = Json.object("output_index", items.size(), "item", item);
        send("response.output_item.added", event);
    }

    private void done(JsonNode item) throws IOException {
        ObjectNode event = Json.object("output_index", items.size(), "item", item);
        items.add(item);
        send("response.output_item.done", event);
    }

    private ItemPlace place(String item, @Nullable String part) {
        return new ItemPlace(item, items.size(), part);
    }

    private void event(String type, String name, JsonNode value) throws IOException {
        send(type, Json.object(name, value));
    }

    private void event(String type, ItemPlace place, String name, Object value) throws IOException {
        event(type, place, Json.object(name, value));
    }

    private void event(String type, ItemPlace place, ObjectNode members) throws IOException {
        ObjectNode event = Json.object("item_id", place.item(), "output_index", place.index());
        if (place.part() != null) {
            event.put(place.part(), 0);
        }
        send(type, event.setAll(members));
    }

    private void send(String type, JsonNode members) throws IOException {
        ObjectNode event = Json.object("type", type, "sequence_number", number++);
        event.setAll((ObjectNode) members);
        wire.event(type, event);
    }

    /**
     * Where a piece belongs.
     *
     * @param item the id of its item
     * @param index of the item
     * @param part the member that holds the index of the part; null if the item has no parts
     */
    private record ItemPlace(
            String item, int index, @Nullable String part) {}
}
