package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import java.util.Map;
import java.util.TreeMap;

/** The calls of an answer: gathered piece by piece, since this API has them whole only. */
final class AnswerCalls {
    private final Map<Integer, Call> calls = new TreeMap<>();

    private record Call(String id, String name, StringBuilder arguments) {}

    /** Takes an event of a call; says whether it was one. */
    boolean take(ChatEvent event) {
        switch (event) {
            case ChatEvent.ToolCallStarted call ->
                calls.put(call.call(), new Call(call.id(), call.name(), new StringBuilder()));
            case ChatEvent.ToolCallDelta delta -> {
                Call call = calls.get(delta.call());
                if (call != null) {
                    call.arguments.append(delta.json());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    boolean isEmpty() {
        return calls.isEmpty();
    }

    /** Writes the member {@code tool_calls} with all of them, and forgets them. */
    void write(JsonWriter json) {
        json.name("tool_calls").beginArray();
        int index = 0;
        for (Call call : calls.values()) {
            json.beginObject().member("id", call.id).name("function").beginObject();
            json.member("index", index++).member("name", call.name);
            json.name("arguments").raw(CallArguments.object(call.arguments.toString()));
            json.endObject().endObject();
        }
        json.endArray();
        calls.clear();
    }
}
