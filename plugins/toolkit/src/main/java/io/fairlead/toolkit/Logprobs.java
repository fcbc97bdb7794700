package io.fairlead.toolkit;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Probabilities of tokens in the form that several APIs share: {@code token, logprob, bytes, top_logprobs}. */
public final class Logprobs {
    private Logprobs() {}

    /** Reads the list that the cursor stands on; what is none has no tokens. */
    public static List<TokenLogprob> read(JsonCursor cursor) {
        return read(cursor, Logprobs::token);
    }

    /** Reads the list that the cursor stands on, whose tokens have another form: the members of each are yet to be read. */
    public static List<TokenLogprob> read(JsonCursor cursor, Function<JsonCursor, TokenLogprob> token) {
        if (!cursor.enter(JsonKind.ARRAY)) {
            return List.of();
        }
        List<TokenLogprob> tokens = new ArrayList<>();
        while (cursor.nextElement()) {
            if (cursor.enter(JsonKind.OBJECT)) {
                tokens.add(token.apply(cursor));
                cursor.leave();
            }
        }
        cursor.leave();
        return tokens;
    }

    private static TokenLogprob token(JsonCursor cursor) {
        String token = "";
        double logprob = 0;
        List<Integer> bytes = List.of();
        List<TokenLogprob> alternatives = List.of();
        while (cursor.nextMember()) {
            if (cursor.nameIs("token") && cursor.is(JsonKind.STRING)) {
                token = cursor.text();
            } else if (cursor.nameIs("logprob") && cursor.is(JsonKind.NUMBER)) {
                logprob = cursor.doubleValue();
            } else if (cursor.nameIs("bytes")) {
                bytes = bytes(cursor);
            } else if (cursor.nameIs("top_logprobs")) {
                alternatives = read(cursor);
            }
        }
        TokenLogprob.Builder built = TokenLogprob.builder(token, logprob);
        if (!bytes.isEmpty()) {
            built.bytes(bytes);
        }
        alternatives.forEach(built::alternative);
        return built.build();
    }

    private static List<Integer> bytes(JsonCursor cursor) {
        List<Integer> bytes = new ArrayList<>();
        if (cursor.enter(JsonKind.ARRAY)) {
            while (cursor.nextElement()) {
                bytes.add((int) cursor.longValue());
            }
            cursor.leave();
        }
        return bytes;
    }

    /** Writes tokens as a list. */
    public static void write(JsonWriter json, List<TokenLogprob> tokens) {
        write(json, tokens, true);
    }

    /** Writes tokens as a list without their bytes, for places that have none. */
    public static void writeWithoutBytes(JsonWriter json, List<TokenLogprob> tokens) {
        write(json, tokens, false);
    }

    private static void write(JsonWriter json, List<TokenLogprob> tokens, boolean bytes) {
        json.beginArray();
        for (TokenLogprob token : tokens) {
            begin(json, token, bytes).name("top_logprobs").beginArray();
            token.alternatives().forEach(other -> begin(json, other, bytes).endObject());
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static JsonWriter begin(JsonWriter json, TokenLogprob token, boolean bytes) {
        json.beginObject().member("token", token.token()).name("logprob").number(token.logprob());
        if (bytes) {
            json.name("bytes").beginArray();
            token.bytes().forEach(each -> json.number((long) each));
            json.endArray();
        }
        return json;
    }
}
