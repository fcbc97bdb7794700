package io.fairlead.plugin.nimbus;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonSyntaxException;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of this API.
 *
 * @param engine that shall answer
 * @param live whether the answer shall come as it is made
 * @param turns of the conversation
 * @param others names of members that are not known here
 */
record NimbusRequest(String engine, boolean live, List<Turn> turns, List<String> others) {
    /** What one side said. */
    record Turn(String from, String text) {}

    /** Reads one. */
    static NimbusRequest of(RequestBody body) {
        Slice whole = body.slice(0, body.length());
        try {
            return read(JsonCursor.over(whole.array(), whole.start(), whole.end()));
        } catch (JsonSyntaxException e) {
            throw RouterException.of(
                    ErrorCode.INVALID_REQUEST, "found no request of this API, expected engine and turns");
        }
    }

    private static NimbusRequest read(JsonCursor json) {
        String engine = "";
        boolean live = false;
        List<Turn> turns = new ArrayList<>();
        List<String> others = new ArrayList<>();
        json.enter();
        while (json.nextMember()) {
            if (json.nameIs("engine")) {
                engine = json.text();
            } else if (json.nameIs("live")) {
                live = json.bool();
            } else if (json.nameIs("turns") && json.enter(JsonKind.ARRAY)) {
                while (json.nextElement()) {
                    turns.add(turn(json));
                }
                json.leave();
            } else {
                others.add(json.name());
            }
        }
        json.leave();
        if (engine.isEmpty()) {
            throw RouterException.of(ErrorCode.INVALID_REQUEST, "engine: found nothing, expected the name of one");
        }
        return new NimbusRequest(engine, live, turns, others);
    }

    private static Turn turn(JsonCursor json) {
        String from = "";
        String text = "";
        json.enter();
        while (json.nextMember()) {
            if (json.nameIs("from")) {
                from = json.text();
            } else if (json.nameIs("text")) {
                text = json.text();
            }
        }
        json.leave();
        return new Turn(from, text);
    }
}
