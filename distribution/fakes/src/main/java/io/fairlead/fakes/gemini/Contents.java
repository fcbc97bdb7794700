package io.fairlead.fakes.gemini;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Play;
import io.fairlead.fakes.play.ToolCall;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /models/{model}:generateContent}. */
final class Contents implements Operation {
    private final String account;

    Contents(String account) {
        this.account = account;
    }

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(Question.read(call.body(), account));
        ArrayNode parts = Json.list();
        if (!answer.thoughts().isEmpty()) {
            parts.add(thought(answer.thoughts()));
        }
        if (answer.calls().isEmpty()) {
            parts.add(text(answer.text()));
        }
        answer.calls().forEach(tool -> parts.add(call(tool, account)));
        ObjectNode candidate = candidate(parts, finish(answer.end()));
        Logprobs logprobs = Logprobs.of(call.body());
        logprobs.add(candidate, answer.text());
        logprobs.addAverage(candidate, answer.text());
        wire.json(piece(Gemini.model(call), answer, candidate));
    }

    static ObjectNode thought(String text) {
        return Json.object("text", text, "thought", true);
    }

    static ObjectNode text(String text) {
        return Json.object("text", text);
    }

    /** A call; an account signs it with its name. */
    static JsonNode call(ToolCall call, String account) {
        ObjectNode part = Json.object("functionCall", Json.object("name", call.tool(), "args", call.arguments()));
        return account.isEmpty() ? part : part.put("thoughtSignature", account);
    }

    static ObjectNode candidate(ArrayNode parts, @Nullable String finish) {
        ObjectNode candidate = Json.object("content", Json.object("parts", parts, "role", "model"));
        if (finish != null) {
            candidate.put("finishReason", finish);
        }
        return candidate.put("index", 0);
    }

    /** An answer, or a part of one that has the same form. */
    static JsonNode piece(String model, Answer answer, JsonNode candidate) {
        return Json.object(
                "candidates",
                Json.list(candidate),
                "usageMetadata",
                usage(answer),
                "modelVersion",
                model,
                "responseId",
                "fake0001");
    }

    /** Output does not count thoughts, as this vendor has it. */
    private static JsonNode usage(Answer answer) {
        int thought = answer.thoughts().isEmpty() ? 0 : Answer.THOUGHT;
        ObjectNode usage = Json.object(
                "promptTokenCount",
                Answer.INPUT,
                "candidatesTokenCount",
                Answer.OUTPUT - thought,
                "totalTokenCount",
                Answer.INPUT + Answer.OUTPUT,
                "cachedContentTokenCount",
                Answer.CACHED,
                "promptTokensDetails",
                Json.list(
                        Json.object("modality", "TEXT", "tokenCount", Answer.INPUT - Answer.HEARD),
                        Json.object("modality", "AUDIO", "tokenCount", Answer.HEARD)));
        if (thought > 0) {
            usage.put("thoughtsTokenCount", thought);
        }
        return usage;
    }

    static String finish(End end) {
        return switch (end) {
            case STOP, CALLS -> "STOP";
            case LENGTH -> "MAX_TOKENS";
            case REFUSAL -> "SAFETY";
        };
    }
}
