package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.gemini.request.RequestLook;

/** The codec of questions for the number of tokens. */
public final class CountCodec {
    private static final String TOTAL = "totalTokens";

    private CountCodec() {}

    /** Reads the chat request in question: contents at the top, or a whole request within. */
    public static ChatRequest decode(RequestBody body, String model, Losses losses) {
        String within = RequestLook.within(body);
        JsonScan scan = body.json();
        if (within == null || scan == null) {
            return ChatCodec.decode(body, model, false, losses);
        }
        int member = scan.find(within);
        return RequestDecoder.decode(
                body.slice(scan.valueStart(member), scan.valueEnd(member)),
                model,
                false,
                within,
                (path, reason) -> losses.dropped(within + "." + path, reason));
    }

    /** Writes a question about a whole request, since contents alone would leave out the operator's part and the tools. */
    public static Slice encode(ChatRequest request, Target target, String model, Losses losses) {
        Slice body = ChatCodec.encode(request, target, losses);
        JsonWriter json = new JsonWriter(body.length() + 128);
        json.beginObject().name(RequestLook.WITHIN).beginObject().member("model", model);
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        cursor.enter();
        while (cursor.nextMember()) {
            json.name(cursor.name()).raw(body.array(), cursor.rawStart(), cursor.rawEnd());
        }
        return json.endObject().endObject().slice();
    }

    /**
     * The tokens that an answer tells.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public static long read(Slice body) {
        JsonCursor cursor = JsonCursor.over(body.array(), body.start(), body.end());
        cursor.rawEnd();
        cursor.enter();
        long tokens = cursor.find(TOTAL) && cursor.is(JsonKind.NUMBER) ? cursor.longValue() : -1;
        if (tokens < 0) {
            throw new IllegalArgumentException("found no count, expected a member '" + TOTAL + "' of 0 or more");
        }
        return tokens;
    }

    /** Writes an answer of so many tokens. */
    public static Slice write(long tokens) {
        return new JsonWriter().beginObject().member(TOTAL, tokens).endObject().slice();
    }
}
