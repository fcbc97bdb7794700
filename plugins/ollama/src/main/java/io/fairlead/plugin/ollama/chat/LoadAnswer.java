package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Members;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that loads a model or lets it go: one without messages, or without a prompt. Clients send it
 * before they ask anything.
 */
final class LoadAnswer {
    /** How long a model is to stay, where it is not to stay at all. */
    private static final String NOT_AT_ALL = "\"?0+[a-z]*\"?";

    private LoadAnswer() {}

    /** The answer, or null if the request asks for more. */
    static @Nullable Slice of(Form form, String model, RequestBody body, Instant now) {
        Members members = Members.of(body);
        boolean asks = form == Form.CHAT
                ? !empty(members, "messages")
                : !empty(members, "prompt") || !empty(members, "images");
        if (asks) {
            return null;
        }
        JsonWriter json = new JsonWriter();
        json.beginObject().member("model", model).member("created_at", now.toString());
        if (form == Form.CHAT) {
            json.name("message").beginObject().member("role", "assistant").member("content", "");
            json.endObject();
        } else {
            json.member("response", "");
        }
        json.member("done", true).member("done_reason", leaves(members) ? "unload" : "load");
        return json.endObject().slice();
    }

    private static boolean empty(Members members, String name) {
        int member = members.scan().find(name);
        if (member < 0 || members.scan().kind(member) == JsonKind.NULL) {
            return true;
        }
        return switch (members.scan().kind(member)) {
            case STRING -> members.cursor(member).textIs("");
            case ARRAY -> noElement(members, member);
            default -> false;
        };
    }

    private static boolean noElement(Members members, int member) {
        JsonScan scan = members.scan();
        // An array of blanks only has no element, and no long array is one of blanks.
        return scan.valueEnd(member) - scan.valueStart(member) < 64
                && members.cursor(member).rawText().replaceAll("\\s", "").equals("[]");
    }

    private static boolean leaves(Members members) {
        int member = members.scan().find("keep_alive");
        return member >= 0 && members.cursor(member).rawText().matches(NOT_AT_ALL);
    }
}
