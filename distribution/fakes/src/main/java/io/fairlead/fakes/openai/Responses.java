package io.fairlead.fakes.openai;

import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Operation;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import io.fairlead.fakes.play.Answer;
import io.fairlead.fakes.play.End;
import io.fairlead.fakes.play.Play;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /responses}. */
final class Responses implements Operation {
    private static final String SETTINGS = """
            {"instructions": null, "max_output_tokens": null, "metadata": {}, "parallel_tool_calls": true,
             "reasoning": {"effort": null, "summary": null}, "store": true, "temperature": 1.0,
             "text": {"format": {"type": "text"}}, "tool_choice": "auto", "tools": [], "top_logprobs": 0, "top_p": 1.0,
             "truncation": "disabled", "user": null}
            """;

    /** What is wrong with a request whose reasoning another account encrypted. */
    static final String SEALED = "sealed";

    private final String account;

    Responses(String account) {
        this.account = account;
    }

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        Answer answer = Play.answer(ResponseQuestion.read(call.body(), seal()));
        ResponseItems items = new ResponseItems(account.isEmpty() ? "" : seal());
        if (call.body().path("stream").asBoolean(false)) {
            new ResponseStream(wire, call.body(), items).answer(answer);
        } else {
            wire.json(whole(call.body(), answer, items.all(answer, Logprobs.ofResponse(call.body()))));
        }
    }

    /** What this vendor encrypts begins so. */
    private String seal() {
        return "gAAA" + account;
    }

    /** A response when all of it is there. */
    static ObjectNode whole(JsonNode asked, Answer answer, ArrayNode output) {
        boolean cut = answer.end() == End.LENGTH;
        ObjectNode response = begun(asked, cut ? "incomplete" : "completed");
        response.set("incomplete_details", cut ? Json.object("reason", "max_output_tokens") : Json.read("null"));
        response.set("output", output);
        response.set("usage", usage(answer));
        return response;
    }

    /** A response before anything is said. */
    static ObjectNode begun(JsonNode asked, String status) {
        ObjectNode response = Json.object(
                "id",
                "resp_fake0001",
                "object",
                "response",
                "created_at",
                Chats.CREATED,
                "status",
                status,
                "background",
                false,
                "error",
                null,
                "incomplete_details",
                null,
                "model",
                Json.text(asked, "model"),
                "output",
                Json.list(),
                "previous_response_id",
                null,
                "usage",
                null);
        return response.setAll(settings(asked));
    }

    /** The settings that the request had, and the vendor's own where it had none. */
    private static ObjectNode settings(JsonNode asked) {
        ObjectNode settings = (ObjectNode) Json.read(SETTINGS);
        for (String name : List.copyOf(settings.propertyNames())) {
            JsonNode wish = asked.path(name);
            if (settings.get(name) instanceof ObjectNode known && wish instanceof ObjectNode wished) {
                known.setAll(wished);
            } else if (!wish.isMissingNode() && !wish.isNull()) {
                settings.set(name, wish);
            }
        }
        return settings;
    }

    private static JsonNode usage(Answer answer) {
        return Json.object(
                "input_tokens",
                Answer.INPUT,
                "input_tokens_details",
                Json.object("cached_tokens", Answer.CACHED, "cache_write_tokens", Answer.WRITTEN),
                "output_tokens",
                Answer.OUTPUT,
                "output_tokens_details",
                Json.object("reasoning_tokens", answer.thoughts().isEmpty() ? 0 : Answer.THOUGHT),
                "total_tokens",
                Answer.INPUT + Answer.OUTPUT);
    }
}
