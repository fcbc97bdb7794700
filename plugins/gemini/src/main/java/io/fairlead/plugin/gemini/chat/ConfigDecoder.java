package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.api.json.JsonText;
import io.fairlead.plugin.gemini.request.Spelling;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads how to generate: sampling, bounds, the form of the answer, and how much to think. */
final class ConfigDecoder {
    private static final String JSON = "application/json";

    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private String mediaType = "";
    private @Nullable String schema;

    ConfigDecoder(JsonCursor cursor, ChatRequest.Builder request) {
        this.cursor = cursor;
        this.request = request;
    }

    /** The configuration that the cursor stands on. */
    void read() {
        cursor.enter();
        while (cursor.nextMember()) {
            if (!cursor.is(JsonKind.NULL)) {
                member(Spelling.of(cursor));
            }
        }
        cursor.leave();
        format();
    }

    private void member(String name) {
        switch (name) {
            case "temperature" -> request.temperature(cursor.doubleValue());
            case "topP" -> request.topP(cursor.doubleValue());
            case "topK" -> request.topK(whole());
            case "maxOutputTokens" -> request.maxOutputTokens(cursor.longValue());
            case "candidateCount" -> request.choices(whole());
            case "stopSequences" -> stop();
            case "seed" -> request.seed(cursor.longValue());
            case "presencePenalty" -> request.presencePenalty(cursor.doubleValue());
            case "frequencyPenalty" -> request.frequencyPenalty(cursor.doubleValue());
            case "responseLogprobs" -> request.logprobs(cursor.bool());
            case "logprobs" -> request.topLogprobs(whole());
            case "responseMimeType" -> mediaType = cursor.text();
            case "responseSchema" -> schema = SchemaForm.jsonSchema(cursor.rawText());
            case "responseJsonSchema", "_responseJsonSchema" -> schema = cursor.rawText();
            case "thinkingConfig" -> thinking();
            default -> request.extension(Own.MEMBERS.name(Own.CONFIG + "." + cursor.name()), cursor.rawText());
        }
    }

    /** Numbers of this kind are sometimes written with a fraction of nothing. */
    private int whole() {
        return (int) Math.clamp(cursor.doubleValue(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    private void stop() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            throw new IllegalArgumentException("found no array, expected an array of texts");
        }
        while (cursor.nextElement()) {
            request.stop(cursor.text());
        }
        cursor.leave();
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

    /** Other APIs show thoughts that they were asked for: only what differs from that travels along. */
    private void thinking() {
        String effort = null;
        OptionalLong budget = OptionalLong.empty();
        boolean shown = false;
        cursor.enter();
        while (cursor.nextMember()) {
            if (cursor.is(JsonKind.NULL)) {
                continue;
            }
            String name = Spelling.of(cursor);
            if (name.equals("includeThoughts")) {
                shown = cursor.bool();
            } else if (name.equals("thinkingLevel") && !cursor.textIs("THINKING_LEVEL_UNSPECIFIED")) {
                effort = cursor.text().toLowerCase(Locale.ROOT);
            } else if (name.equals("thinkingBudget") && cursor.longValue() >= 0) {
                budget = OptionalLong.of(cursor.longValue());
            } else {
                request.extension(Own.MEMBERS.name(Own.THINKING + "." + name), cursor.rawText());
            }
        }
        cursor.leave();
        boolean asked = effort != null || budget.isPresent();
        if (!shown || !asked) {
            request.extension(Own.SHOWN, Boolean.toString(shown));
        }
        reasoning(effort, budget);
    }

    private void reasoning(@Nullable String effort, OptionalLong budget) {
        if (budget.isPresent() && budget.getAsLong() == 0) {
            request.reasoning(Reasoning.effort("none"));
        } else if (effort != null || budget.isPresent()) {
            request.reasoning(Reasoning.of(effort, budget));
        }
    }
}
