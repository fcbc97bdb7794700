package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Logprobs;
import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities of tokens as <a href="https://ai.google.dev/api/generate-content#LogprobsResult">this API has them</a>:
 * the chosen tokens in one list, the likeliest ones at the same places in another.
 */
final class LogprobsForm {
    /** The member of a candidate. */
    static final String MEMBER = "logprobsResult";

    private LogprobsForm() {}

    /** Reads the member that the cursor stands on. */
    static List<TokenLogprob> read(JsonCursor cursor) {
        List<TokenLogprob> chosen = List.of();
        List<List<TokenLogprob>> top = List.of();
        if (!cursor.enter(JsonKind.OBJECT)) {
            return List.of();
        }
        while (cursor.nextMember()) {
            if (cursor.nameIs("chosenCandidates")) {
                chosen = Logprobs.read(cursor, LogprobsForm::token);
            } else if (cursor.nameIs("topCandidates")) {
                top = steps(cursor);
            }
        }
        cursor.leave();
        List<TokenLogprob> all = new ArrayList<>(chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            all.add(joined(chosen.get(i), i < top.size() ? top.get(i) : List.of()));
        }
        return all;
    }

    private static TokenLogprob joined(TokenLogprob chosen, List<TokenLogprob> alternatives) {
        TokenLogprob.Builder token = TokenLogprob.builder(chosen.token(), chosen.logprob());
        alternatives.forEach(token::alternative);
        return token.build();
    }

    private static List<List<TokenLogprob>> steps(JsonCursor cursor) {
        List<List<TokenLogprob>> steps = new ArrayList<>();
        if (!cursor.enter(JsonKind.ARRAY)) {
            return steps;
        }
        while (cursor.nextElement()) {
            List<TokenLogprob> step = List.of();
            if (cursor.enter(JsonKind.OBJECT)) {
                step = cursor.find("candidates") ? Logprobs.read(cursor, LogprobsForm::token) : step;
                cursor.leave();
            }
            steps.add(step);
        }
        cursor.leave();
        return steps;
    }

    /** A probability of 1 has the logarithm 0, which this API leaves out. */
    private static TokenLogprob token(JsonCursor cursor) {
        String token = "";
        double logprob = 0;
        while (cursor.nextMember()) {
            if (cursor.nameIs("token") && cursor.is(JsonKind.STRING)) {
                token = cursor.text();
            } else if (cursor.nameIs("logProbability") && cursor.is(JsonKind.NUMBER)) {
                logprob = cursor.doubleValue();
            }
        }
        return TokenLogprob.builder(token, logprob).build();
    }

    /** Writes the member, if there are tokens. */
    static void write(JsonWriter json, List<TokenLogprob> tokens) {
        if (tokens.isEmpty()) {
            return;
        }
        json.name(MEMBER).beginObject();
        if (tokens.stream().anyMatch(token -> !token.alternatives().isEmpty())) {
            json.name("topCandidates").beginArray();
            for (TokenLogprob token : tokens) {
                json.beginObject();
                list(json, "candidates", token.alternatives());
                json.endObject();
            }
            json.endArray();
        }
        list(json, "chosenCandidates", tokens);
        json.endObject();
    }

    private static void list(JsonWriter json, String name, List<TokenLogprob> tokens) {
        json.name(name).beginArray();
        for (TokenLogprob token : tokens) {
            json.beginObject().member("token", token.token()).name("logProbability");
            json.number(token.logprob()).endObject();
        }
        json.endArray();
    }
}
