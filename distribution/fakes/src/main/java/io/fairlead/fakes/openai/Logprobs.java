package io.fairlead.fakes.openai;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Token;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How likely the tokens of an answer were, where that was asked. */
final class Logprobs {
    private final boolean wanted;
    private final int most;

    private Logprobs(boolean wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /** As a chat asks for them. */
    static Logprobs ofChat(JsonNode body) {
        return new Logprobs(body.path("logprobs").asBoolean(false), most(body));
    }

    /** As responses are asked for them: the text's tokens are to be included. */
    static Logprobs ofResponse(JsonNode body) {
        boolean wanted = body.path("include")
                .valueStream()
                .anyMatch(included -> included.asString("").equals("message.output_text.logprobs"));
        return new Logprobs(wanted, most(body));
    }

    private static int most(JsonNode body) {
        return body.path("top_logprobs").asInt(0);
    }

    /** What a choice of a chat says: lists for its content and its refusal. */
    @Nullable JsonNode choice(String text, boolean refused) {
        if (!wanted || text.isEmpty()) {
            return null;
        }
        return Json.object("content", refused ? null : whole(text), "refusal", refused ? whole(text) : null);
    }

    /** The tokens of a text with their bytes; none if nobody asked. */
    ArrayNode whole(String text) {
        return list(text, true);
    }

    /** As events of a response have them, which leave the bytes out. */
    ArrayNode inEvent(String text) {
        return list(text, false);
    }

    private ArrayNode list(String text, boolean bytes) {
        ArrayNode list = Json.list();
        if (wanted) {
            Token.all(text).forEach(token -> list.add(token(token, bytes).set("top_logprobs", top(token, bytes))));
        }
        return list;
    }

    private ArrayNode top(Token token, boolean bytes) {
        ArrayNode list = Json.list();
        token.likeliest(most).forEach(each -> list.add(token(each, bytes)));
        return list;
    }

    private static ObjectNode token(Token token, boolean bytes) {
        ObjectNode object = Json.object("token", token.text(), "logprob", token.logprob());
        return bytes ? object.setAll(Json.object("bytes", token.bytes())) : object;
    }
}
