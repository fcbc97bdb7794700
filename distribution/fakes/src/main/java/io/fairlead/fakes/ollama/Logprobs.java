package io.fairlead.fakes.ollama;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Token;
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

    static Logprobs of(JsonNode body) {
        return new Logprobs(
                body.path("logprobs").asBoolean(false),
                body.path("top_logprobs").asInt(0));
    }

    /** The line, with the tokens of its text if there are any. */
    ObjectNode add(ObjectNode line, String text) {
        if (wanted && !text.isEmpty()) {
            ArrayNode list = line.putArray("logprobs");
            Token.all(text).forEach(token -> list.add(token(token)));
        }
        return line;
    }

    private ObjectNode token(Token token) {
        ObjectNode object = one(token);
        if (most > 0) {
            ArrayNode list = object.putArray("top_logprobs");
            token.likeliest(most).forEach(each -> list.add(one(each)));
        }
        return object;
    }

    private static ObjectNode one(Token token) {
        return Json.object("token", token.text(), "logprob", token.logprob(), "bytes", token.bytes());
    }
}
