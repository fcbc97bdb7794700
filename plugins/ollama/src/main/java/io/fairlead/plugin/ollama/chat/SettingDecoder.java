package io.fairlead.plugin.ollama.chat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonKind;
import io.fairlead.toolkit.Bounds;
import io.fairlead.toolkit.ClientPlaces;
import java.util.OptionalLong;
import java.util.Set;

/** Reads how to answer: what both kinds of request have in common. */
final class SettingDecoder {
    /** A bound on tokens that says that there is none. */
    private static final long NO_BOUND = -1;

    /** A seed that leaves it to chance, as without one. */
    private static final long ANY_SEED = -1;

    private static final int MOST_LOGPROBS = 20;
    private static final Set<String> LEVELS = Set.of("low", "medium", "high", "max");

    private final JsonCursor cursor;
    private final ChatRequest.Builder request;
    private final ClientPlaces places;
    private String option = "";

    SettingDecoder(JsonCursor cursor, ChatRequest.Builder request, ClientPlaces places) {
        this.places = places;
        this.cursor = cursor;
        this.request = request;
    }

    /** Which of the options is being read, such as {@code .seed}; empty outside them. */
    String path() {
        return option.isEmpty() ? "" : "." + option;
    }

    void read(String member) {
        switch (member) {
            case "model" -> {}
            case "stream" -> request.stream(cursor.bool());
            case "format" -> format();
            case "think" -> think();
            case "options" -> options();
            case "logprobs" -> request.logprobs(cursor.bool());
            case "top_logprobs" -> request.topLogprobs(Bounds.OF_CLIENT.whole(member, cursor, 0, MOST_LOGPROBS));
            default -> {
                places.unnamed(member);
                request.extension(ChatCodec.EXTENSIONS.name(member), cursor.rawText());
            }
        }
    }

    /** A schema stands alone in this API; the neutral description of one has a name. */
    private void format() {
        if (cursor.is(JsonKind.OBJECT)) {
            request.responseFormat(
                    ResponseFormat.of("json_schema", "{\"name\":\"answer\",\"schema\":" + cursor.rawText() + "}"));
        } else if (cursor.textIs("json")) {
            request.responseFormat(ResponseFormat.JSON);
        } else if (!cursor.textIs("")) {
            throw new IllegalArgumentException("found another value, expected 'json' or a schema");
        }
    }

    /** Where a model knows how hard to think, {@code true} means the middle. */
    private void think() {
        String effort = switch (cursor.kind()) {
            case TRUE -> "medium";
            case FALSE -> "none";
            default -> level();
        };
        request.reasoning(
                effort.equals("none") ? Reasoning.effort(effort) : Reasoning.shown(effort, OptionalLong.empty()));
    }

    private String level() {
        String level = cursor.text();
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("found another word, expected low, medium, high, max, true or false");
        }
        return level;
    }

    private void options() {
        cursor.enter();
        while (cursor.nextMember()) {
            option = cursor.name();
            if (!cursor.is(JsonKind.NULL)) {
                option();
            }
        }
        cursor.leave();
        option = "";
    }

    private void option() {
        switch (option) {
            case "num_predict" -> bound();
            case "temperature" -> request.temperature(cursor.doubleValue());
            case "top_p" -> request.topP(cursor.doubleValue());
            case "top_k" -> topK();
            case "stop" -> stop();
            case "seed" -> seed();
            case "frequency_penalty" -> request.frequencyPenalty(cursor.doubleValue());
            case "presence_penalty" -> request.presencePenalty(cursor.doubleValue());
            default -> keep();
        }
    }

    private void bound() {
        long tokens = whole();
        if (tokens > 0) {
            request.maxOutputTokens(tokens);
        } else if (tokens != NO_BOUND) {
            keep();
        }
    }

    /** All tokens, if it is not positive: other APIs have no such number. */
    private void topK() {
        long count = whole();
        if (count > 0) {
            request.topK((int) Bounds.OF_CLIENT.check("options.top_k", count, 1, Integer.MAX_VALUE));
        } else {
            keep();
        }
    }

    private void seed() {
        long seed = whole();
        if (seed != ANY_SEED) {
            request.seed(seed);
        }
    }

    private long whole() {
        return Bounds.OF_CLIENT.whole("options." + option, cursor, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private void stop() {
        if (!cursor.enter(JsonKind.ARRAY)) {
            request.stop(cursor.text());
            return;
        }
        while (cursor.nextElement()) {
            request.stop(cursor.text());
        }
        cursor.leave();
    }

    private void keep() {
        request.extension(ChatCodec.EXTENSIONS.name("options." + option), cursor.rawText());
    }
}
