package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.dialect.Target;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.DescribedSchema;
import java.util.List;

/** Writes how to generate. */
final class ConfigEncoder {
    private static final double MOST_TEMPERATURE = 2;
    private static final double MOST_PENALTY = 2;
    private static final int MOST_CHOICES = 8;
    private static final int MOST_STOPS = 5;
    private static final int MOST_LOGPROBS = 20;

    private final ChatRequest request;
    private final Target target;
    private final Losses losses;
    private final JsonWriter json = new JsonWriter();

    ConfigEncoder(ChatRequest request, Target target, Losses losses) {
        this.request = request;
        this.target = target;
        this.losses = losses;
    }

    /** The object; empty if there is nothing to say. */
    Slice write() {
        json.beginObject();
        sampling();
        lengths();
        probabilities();
        format();
        new ThinkingEncoder(request, target, json, losses).write(request);
        Own.MEMBERS.writeWithin(request.extensions(), Own.CONFIG, json);
        return json.endObject().slice();
    }

    private void sampling() {
        request.temperature()
                .ifPresent(value ->
                        number("temperature", Bounds.OF_UPSTREAM.check("temperature", value, 0, MOST_TEMPERATURE)));
        request.topP().ifPresent(value -> number("topP", Bounds.OF_UPSTREAM.check("top_p", value, 0, 1)));
        request.topK()
                .ifPresent(
                        value -> json.member("topK", Bounds.OF_UPSTREAM.check("top_k", value, 1, Integer.MAX_VALUE)));
        request.seed()
                .ifPresent(value -> json.member(
                        "seed", Bounds.OF_UPSTREAM.check("seed", value, Integer.MIN_VALUE, Integer.MAX_VALUE)));
        request.presencePenalty().ifPresent(value -> number("presencePenalty", penalty("presence_penalty", value)));
        request.frequencyPenalty().ifPresent(value -> number("frequencyPenalty", penalty("frequency_penalty", value)));
    }

    private static double penalty(String name, double value) {
        return Bounds.OF_UPSTREAM.check(name, value, -MOST_PENALTY, MOST_PENALTY);
    }

    private void number(String name, double value) {
        json.name(name).number(value);
    }

    private void lengths() {
        long most = target.deployment().maxOutput().orElse(Integer.MAX_VALUE);
        request.maxOutputTokens()
                .ifPresent(tokens ->
                        json.member("maxOutputTokens", Bounds.OF_UPSTREAM.check("max_tokens", tokens, 1, most)));
        if (request.choices() > 1) {
            json.member("candidateCount", Bounds.OF_UPSTREAM.check("n", request.choices(), 1, MOST_CHOICES));
        }
        List<String> stop = request.stop();
        if (!stop.isEmpty()) {
            Bounds.OF_UPSTREAM.check("stop", stop.size(), 0, MOST_STOPS);
            json.name("stopSequences").beginArray();
            stop.forEach(json::text);
            json.endArray();
        }
    }

    private void probabilities() {
        if (request.logprobs()) {
            json.member("responseLogprobs", true);
            request.topLogprobs()
                    .ifPresent(count ->
                            json.member("logprobs", Bounds.OF_UPSTREAM.check("top_logprobs", count, 0, MOST_LOGPROBS)));
        }
    }

    private void format() {
        ResponseFormat format = request.responseFormat().orElse(null);
        if (format == null || format.kind().equals("text")) {
            return;
        }
        json.member("responseMimeType", "application/json");
        String schema = DescribedSchema.of(format, losses);
        if (schema != null) {
            json.name("responseJsonSchema").raw(schema);
        }
    }
}
