package io.fairlead.fakes.anthropic;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Conversations that this vendor holds: a client sends what is new, and the id of the answer before it. Written after the
 * types of the vendor's own client.
 */
final class Threads {
    static final String NOT_FOUND = "thread_not_found";

    private static final String BETA = "message-threads-2026-08-12";
    private static final String ID = "msg_fake0001";

    private final Map<String, ObjectNode> held = new ConcurrentHashMap<>();

    /** A request with all that it leaves out. */
    JsonNode whole(Call call) {
        JsonNode thread = call.body().path("thread");
        if (!thread.isObject()) {
            return call.body();
        }
        String betas = call.header("anthropic-beta");
        if (betas == null || !betas.contains(BETA)) {
            throw Refusal.invalid("thread: Extra inputs are not permitted");
        }
        return Json.text(thread, "type").equals("create") ? call.body() : continued(call.body(), thread);
    }

    private ObjectNode continued(JsonNode body, JsonNode thread) {
        ObjectNode before = held.get(Json.text(thread, "previous_message_id"));
        if (before == null) {
            throw new Refusal(404, "found no thread of this id, expected that of an answer", NOT_FOUND);
        }
        if (body.has("system") || body.has("tools")) {
            throw Refusal.invalid("system, tools: found in a thread that goes on, expected where it begins");
        }
        ObjectNode whole = before.deepCopy();
        body.path("messages").forEach(whole.withArray("messages")::add);
        return whole;
    }

    /** The id of an answer, under which its conversation is held if the client wants that. */
    String id(Call call, JsonNode whole, JsonNode content) {
        if (!call.body().path("thread").isObject()) {
            return ID;
        }
        String id = "msg_fake_thread" + (held.size() + 1);
        ObjectNode conversation = (ObjectNode) whole.deepCopy();
        conversation.withArray("messages").add(Json.object("role", "assistant", "content", content));
        held.put(id, conversation);
        return id;
    }
}
