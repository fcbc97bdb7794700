package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.plugin.gemini.request.Spelling;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads how to generate: sampling, bounds, the form of the answer, and how much to think. */
final class ConfigDecoder {
    private static final String JSON = "application/json";

    // As the vendor's reference of GenerationConfig has them.
    private static final double MOST_PENALTY = 2;
    private static final int MOST_CANDIDATES = 8;
    private static final int MOST_STOPS = 5;
    private static final int MOST_LOGPROBS = 20;

    /** A budget for thinking that leaves it to the model. */
    private static final int AS_IT_LIKES = -1;

    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private String member = "";
    private String inner = "";
    private String mediaType = "";
    private @Nullable String schema;

    ConfigDecoder(JsonCursor cursor, ChatRequest.Builder request, ClientPlaces places) {
        this.places = places;
        this.cursor = cursor;
        this.request = request;
    }

    /** Which of its members is being read, such as {@code .topK}; empty outside them. */
    String path() {
        String path = member.isEmpty() ? "" : "." + member;
        return inner.isEmpty() ? path : path + "." + inner;
    }

    /** The configuration that the cursor stands on. */
    void read() {
        cursor.enter();
        while (cursor.nextMember()) {
            member = Spelling.of(cursor);
            if (!cursor.is(JsonKind.NULL)) {
                member();
            }
        }
        member = "";
        cursor.leave();
        format();
    }

    private void member() {
        switch (member) {
            case "temperature" -> request.temperature(number(0, 2));
            case "topP" -> request.topP(number(0, 1));
            case "topK" -> request.topK(whole(1, Integer.MAX_VALUE));
            case "maxOutputTokens" -> request.maxOutputTokens(whole(1, Integer.MAX_VALUE));
            case "candidateCount" -> request.choices(whole(1, MOST_CANDIDATES));
            case "stopSequences" -> stop();
            case "seed" -> request.seed(whole(Integer.MIN_VALUE, Integer.MAX_VALUE));
            case "presencePenalty" -> request.presencePenalty(number(-MOST_PENALTY, MOST_PENALTY));
            case "frequencyPenalty" -> request.frequencyPenalty(number(-MOST_PENALTY, MOST_PENALTY));
            case "responseLogprobs" -> request.logprobs(cursor.bool());
            case "logprobs" -> request.topLogprobs(whole(0, MOST_LOGPROBS));
            case "responseMimeType" -> mediaType = cursor.text();
            case "responseSchema" -> schema(SchemaForm.jsonSchema(cursor.rawText()));
            case "responseJsonSchema", "_responseJsonSchema" -> schema(cursor.rawText());
            case "thinkingConfig" -> thinking();
            default -> request.extension(Own.MEMBERS.name(Own.CONFIG + "." + cursor.name()), cursor.rawText());
        }
    }

    private double number(double least, double most) {
        return Bounds.OF_CLIENT.number(Own.CONFIG + path(), cursor, least, most);
    }

    private int whole(int least, int most) {
        return Bounds.OF_CLIENT.whole(Own.CONFIG + path(), cursor, least, most);
    }

    private void schema(String json) {
        schema = json;
        places.said("response_format", Own.CONFIG + path());
    }

    private void stop() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of texts");
        }
        int count = 0;
        for (; cursor.nextElement(); count++) {
            request.stop(cursor.text());
        }
        cursor.leave();
        Bounds.OF_CLIENT.check(Own.CONFIG + path(), count, 0, MOST_STOPS);
    }

    /** The neutral description of a schema has a name, this API's has none. */
    private void format() {
        String described = schema;
        if (described != null && (mediaType.equals(JSON) || mediaType.isEmpty())) {
            request.responseFormat(
                    ResponseFormat.of("json_schema", "{\"name\":\"answer\",\"schema\":" + described + "}"));
        } else if (mediaType.equals(JSON)) {
            request.responseFormat(ResponseFormat.JSON);
        } else if (!mediaType.isEmpty() && !mediaType.equals("text/plain")) {
            other(described);
        }
    }

    /** One word of a list, and what else may come. */
    private void other(@Nullable String described) {
        String within = Own.CONFIG + ".";
        request.extension(Own.MEMBERS.name(within + "responseMimeType"), JsonText.quote(mediaType));
        if (described != null) {
            request.extension(Own.MEMBERS.name(within + "responseJsonSchema"), described);
        }
    }

    /** Other APIs show thoughts that they were asked for: that they shall not is what travels along. */
    private void thinking() {
        String effort = null;
        OptionalLong budget = OptionalLong.empty();
        boolean shown = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            inner = Spelling.of(cursor);
            if (inner.equals("includeThoughts")) {
                shown = cursor.bool();
            } else if (inner.equals("thinkingLevel") && !cursor.textIs("THINKING_LEVEL_UNSPECIFIED")) {
                effort = cursor.text().toLowerCase(Locale.ROOT);
            } else if (inner.equals("thinkingBudget") && whole(AS_IT_LIKES, Integer.MAX_VALUE) != AS_IT_LIKES) {
                budget = OptionalLong.of(cursor.longValue());
            } else {
                request.extension(Own.MEMBERS.name(Own.THINKING + "." + inner), cursor.rawText());
            }
        }
        inner = "";
        cursor.leave();
        if (!shown) {
            request.extension(Own.SHOWN, "false");
        }
        reasoning(effort, budget, shown);
    }

    private void reasoning(@Nullable String effort, OptionalLong budget, boolean shown) {
        if (budget.isPresent() && budget.getAsLong() == 0) {
            request.reasoning(Reasoning.effort("none"));
            places.said("reasoning.effort", Words.BUDGET);
        } else if (shown) {
            request.reasoning(Reasoning.shown(effort, budget));
        } else if (effort != null || budget.isPresent()) {
            request.reasoning(Reasoning.of(effort, budget));
        }
    }
}
