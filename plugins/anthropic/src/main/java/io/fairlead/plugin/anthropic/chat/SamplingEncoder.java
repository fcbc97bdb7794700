package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Bounds;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Writes how to sample. Models differ in what they take, and none takes much while it thinks; a value that changes
 * nothing is left out without a word.
 */
final class SamplingEncoder {
    /** The API's own default of temperature, and all of the probability. */
    private static final double PLAIN = 1.0;

    private static final double LEAST_SHARE_THINKING = 0.95;

    private final ModelRules.Sampling takes;
    private final boolean thinking;
    private final JsonWriter json;
    private final Losses losses;

    SamplingEncoder(ModelRules.Sampling takes, boolean thinking, JsonWriter json, Losses losses) {
        this.takes = takes;
        this.thinking = thinking;
        this.json = json;
        this.losses = losses;
    }

    void write(ChatRequest request) {
        boolean temperature = temperature(request.temperature(), request.topP());
        topP(request.topP(), temperature);
        if (request.topK().isPresent()) {
            topK(request.topK().getAsInt());
        }
        stop(request.stop());
        unknown(request);
    }

    /** What this API has no member for. */
    private void unknown(ChatRequest request) {
        lost("seed", request.seed().isPresent());
        lost("frequency_penalty", request.frequencyPenalty().orElse(0) != 0);
        lost("presence_penalty", request.presencePenalty().orElse(0) != 0);
        lost("n", request.choices() > 1);
        lost("logprobs", request.logprobs());
        lost("top_logprobs", request.topLogprobs().orElse(0) > 0);
    }

    private void lost(String member, boolean asked) {
        if (asked) {
            losses.dropped(member, "it is no member of the upstream's API");
        }
    }

    /** Says whether there is one now. */
    private boolean temperature(OptionalDouble asked, OptionalDouble share) {
        if (asked.isEmpty()) {
            return false;
        }
        double value = Bounds.OF_UPSTREAM.check("temperature", asked.getAsDouble(), 0, Double.MAX_VALUE);
        if (thinking || takes == ModelRules.Sampling.NONE) {
            if (value != PLAIN) {
                losses.dropped("temperature", thinking ? "a model that thinks has none" : "the model takes none");
            }
            return false;
        }
        if (value > PLAIN) {
            losses.dropped("temperature", "the upstream's API knows 0 to 1, 1 was sent");
        }
        if (takes == ModelRules.Sampling.ONE && value >= PLAIN && share.orElse(PLAIN) != PLAIN) {
            return false;
        }
        json.name("temperature").number(Math.min(value, PLAIN));
        return true;
    }

    private void topP(OptionalDouble asked, boolean temperature) {
        if (asked.isEmpty() || asked.getAsDouble() == PLAIN) {
            return;
        }
        double value = Bounds.OF_UPSTREAM.check("top_p", asked.getAsDouble(), 0, PLAIN);
        boolean taken = switch (takes) {
            case ALL -> true;
            case ONE -> !temperature;
            case NONE -> false;
        };
        if (!taken) {
            losses.dropped("top_p", "the model does not take it" + (temperature ? " beside a temperature" : ""));
        } else if (thinking && value < LEAST_SHARE_THINKING) {
            losses.dropped("top_p", "a model that thinks takes " + LEAST_SHARE_THINKING + " to 1");
        } else {
            json.name("top_p").number(value);
        }
    }

    private void topK(int value) {
        if (thinking || takes == ModelRules.Sampling.NONE) {
            losses.dropped("top_k", thinking ? "a model that thinks has none" : "the model takes none");
        } else {
            json.member("top_k", Bounds.OF_UPSTREAM.check("top_k", value, 0, Integer.MAX_VALUE));
        }
    }

    private void stop(List<String> asked) {
        List<String> texts = asked.stream().filter(text -> !text.isBlank()).toList();
        if (texts.size() < asked.size()) {
            losses.dropped("stop", "the upstream's API refuses stop texts of blanks");
        }
        if (!texts.isEmpty()) {
            json.name("stop_sequences").beginArray();
            texts.forEach(json::text);
            json.endArray();
        }
    }
}
