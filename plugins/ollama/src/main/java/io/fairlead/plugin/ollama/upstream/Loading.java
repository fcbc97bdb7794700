package io.fairlead.plugin.ollama.upstream;

import io.fairlead.api.body.BodyEdit;
import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonText;
import java.util.Optional;

/** How the operator wants models to be loaded, where a client does not say. Immutable. */
record Loading(Optional<Long> context, Optional<String> keepAlive) {
    private static final String OPTIONS = "options";
    private static final String NUM_CTX = "num_ctx";
    private static final String KEEP_ALIVE = "keep_alive";

    /** Adds what a request leaves open. */
    void apply(BodyEdit body) {
        RequestBody original = body.original();
        JsonScan scan = original.json();
        if (scan == null) {
            return;
        }
        keepAlive.filter(time -> absent(scan, KEEP_ALIVE)).ifPresent(time -> body.set(KEEP_ALIVE, json(time)));
        context.ifPresent(tokens -> context(body, scan, tokens));
    }

    /** A bare number is one of seconds. */
    private static String json(String time) {
        return time.matches("-?\\d{1,9}") ? time : JsonText.quote(time);
    }

    private static boolean absent(JsonScan scan, String member) {
        int found = scan.find(member);
        return found < 0 || scan.kind(found) == JsonKind.NULL;
    }

    /** A member that is null cannot be given a member of its own. */
    private static void context(BodyEdit body, JsonScan scan, long tokens) {
        if (absent(scan, OPTIONS)) {
            body.set(OPTIONS, "{\"" + NUM_CTX + "\":" + tokens + "}");
            return;
        }
        int member = scan.find(OPTIONS);
        Slice options = body.original().slice(scan.valueStart(member), scan.valueEnd(member));
        JsonCursor cursor = JsonCursor.over(options.array(), options.start(), options.end());
        if (cursor.enter(JsonKind.OBJECT) && !(cursor.find(NUM_CTX) && !cursor.is(JsonKind.NULL))) {
            body.set(OPTIONS + "." + NUM_CTX, Long.toString(tokens));
        }
    }
}
