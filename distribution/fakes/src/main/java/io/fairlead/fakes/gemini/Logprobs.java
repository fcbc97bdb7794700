package io.fairlead.fakes.gemini;

import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Token;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How likely the tokens of an answer were, where that was asked: the chosen ones, and the likeliest at each place. */
final class Logprobs {
    private final boolean wanted;
    private final int most;

    private Logprobs(boolean wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    static Logprobs of(JsonNode body) {
        JsonNode config = body.path("generationConfig");
        return new Logprobs(
                config.path("responseLogprobs").asBoolean(false),
                config.path("logprobs").asInt(0));
    }

    /** Adds to a candidate what the tokens of its text were like. */
    void add(ObjectNode candidate, String text) {
        List<Token> tokens = Token.all(text);
        if (!wanted || tokens.isEmpty()) {
            return;
        }
        ObjectNode result = Json.object("chosenCandidates", candidates(tokens));
        if (most > 0) {
            ArrayNode top = result.putArray("topCandidates");
            tokens.forEach(token -> top.add(Json.object("candidates", candidates(token.likeliest(most)))));
        }
        candidate.set("logprobsResult", result);
    }

    /** Adds to the candidate that ends an answer what all of its text was like. */
    void addAverage(ObjectNode candidate, String text) {
        List<Token> tokens = Token.all(text);
        if (wanted && !tokens.isEmpty()) {
            double sum = tokens.stream().mapToDouble(Token::logprob).sum();
            candidate.put("avgLogprobs", sum / tokens.size());
        }
    }

    private static ArrayNode candidates(List<Token> tokens) {
        ArrayNode list = Json.list();
        tokens.forEach(token -> list.add(Json.object(
                "token", token.text(), "tokenId", token.text().length(), "logProbability", token.logprob())));
        return list;
    }
}
