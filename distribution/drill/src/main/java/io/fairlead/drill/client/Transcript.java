package io.fairlead.drill.client;

import io.fairlead.drill.upstream.Speech;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the events of a chat's stream add up to. */
final class Transcript {
    private final StringBuilder text = new StringBuilder();
    private int tokens;
    private int roles;
    private int usages;
    private boolean done;
    private @Nullable String id;
    private @Nullable String finish;
    private @Nullable String error;

    /** Takes the data of the next event in; true if it brought content. */
    boolean event(String data) throws MalformedAnswerException {
        if (done || error != null) {
            throw new MalformedAnswerException("an event after the last one");
        }
        if (data.equals("[DONE]")) {
            done = true;
            return false;
        }
        JsonObject frame = parsed(data);
        if (frame.containsKey("error")) {
            error = errorOf(frame);
            return false;
        }
        try {
            return chunk(frame);
        } catch (ClassCastException other) {
            throw new MalformedAnswerException("a member of another type than the API's");
        }
    }

    /** The message of an error in the form of the API. */
    static String errorOf(JsonObject answer) throws MalformedAnswerException {
        if (!(answer.get("error") instanceof JsonObject error)
                || error.getString("message", "").isEmpty()
                || error.getString("type", "").isEmpty()) {
            throw new MalformedAnswerException("an error without message or type");
        }
        return error.getString("message");
    }

    static JsonObject parsed(String json) throws MalformedAnswerException {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        } catch (JsonException | IllegalStateException none) {
            throw new MalformedAnswerException("data that is no JSON object");
        }
    }

    private boolean chunk(JsonObject frame) throws MalformedAnswerException {
        same(frame.getString("id", ""));
        if (frame.get("usage") instanceof JsonObject) {
            usages++;
        }
        if (!frame.getString("object", "").equals("chat.completion.chunk") || !frame.containsKey("choices")) {
            throw new MalformedAnswerException("a frame that is no chunk of a chat");
        }
        boolean content = false;
        for (JsonObject choice : frame.getJsonArray("choices").getValuesAs(JsonObject.class)) {
            content |= choice(choice);
        }
        return content;
    }

    private void same(String given) throws MalformedAnswerException {
        if (id != null && !id.equals(given)) {
            throw new MalformedAnswerException("an id that changes within one answer");
        }
        id = given;
    }

    private boolean choice(JsonObject choice) throws MalformedAnswerException {
        JsonObject delta = choice.getJsonObject("delta");
        if (finish != null || delta == null) {
            throw new MalformedAnswerException("a choice after its end, or without a delta");
        }
        if (delta.containsKey("role") && ++roles > 1) {
            throw new MalformedAnswerException("a second role within one answer");
        }
        if (choice.get("finish_reason") instanceof JsonString reason) {
            finish = reason.getString();
        }
        JsonValue content = delta.get("content");
        if (!(content instanceof JsonString said) || said.getString().isEmpty()) {
            return false;
        }
        text.append(said.getString());
        tokens++;
        return true;
    }

    int tokens() {
        return tokens;
    }

    /** The verdict on a stream whose body has come to its proper end. */
    Verdict verdict(boolean usageWanted) {
        boolean begins = Speech.TEXT.startsWith(text.toString());
        if (!begins) {
            return new Verdict(Ending.BROKEN, "another text than the upstream's");
        }
        if (error != null) {
            return new Verdict(Ending.CLEAN_ERROR, "after " + tokens + " tokens: " + error);
        }
        if (text.length() < Speech.TEXT.length()) {
            return new Verdict(
                    Ending.TRUNCATED,
                    "after " + tokens + " of " + Speech.tokens().size() + " tokens");
        }
        List<String> missing = new ArrayList<>();
        if (!done) {
            missing.add("[DONE]");
        }
        if (!"stop".equals(finish)) {
            missing.add("finish reason");
        }
        if (usageWanted && usages != 1) {
            missing.add("one frame of usage");
        }
        return missing.isEmpty()
                ? new Verdict(Ending.FULL, "")
                : new Verdict(Ending.BROKEN, "all of the text, without " + String.join(", ", missing));
    }

    /**
     * What to make of an answer.
     *
     * @param ending of it
     * @param note about it
     */
    record Verdict(Ending ending, String note) {}
}
