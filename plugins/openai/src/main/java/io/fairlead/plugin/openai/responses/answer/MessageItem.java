package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.Logprobs;
import java.util.ArrayList;
import java.util.List;

/** A message: texts and refusals. */
final class MessageItem implements OutputItem {
    private final int index;
    private final String id;
    private final List<Part> parts = new ArrayList<>();

    MessageItem(int index, String id) {
        this.index = index;
        this.id = id;
    }

    @Override
    public int index() {
        return index;
    }

    @Override
    public String id() {
        return id;
    }

    /** How many parts there are. */
    int count() {
        return parts.size();
    }

    /** The part that goes on. */
    Part last() {
        return parts.getLast();
    }

    /** Begins a part. */
    Part begin(boolean refusal) {
        Part part = new Part(refusal);
        parts.add(part);
        return part;
    }

    /** Whether text of this kind goes on with the last part. */
    boolean goesOn(boolean refusal) {
        return !parts.isEmpty() && last().refusal == refusal;
    }

    @Override
    public void write(JsonWriter json, String status) {
        json.beginObject().member("id", id).member("type", "message").member("status", status);
        json.member("role", "assistant").name("content").beginArray();
        parts.forEach(part -> part.write(json));
        json.endArray().endObject();
    }

    /** A text with its sources, or the words of a refusal. */
    record Part(boolean refusal, StringBuilder text, List<String> annotations, List<TokenLogprob> logprobs) {
        Part(boolean refusal) {
            this(refusal, new StringBuilder(), new ArrayList<>(), new ArrayList<>(0));
        }

        void write(JsonWriter json) {
            String words = text.toString();
            if (refusal) {
                json.beginObject().member("type", "refusal").member("refusal", words);
                json.endObject();
                return;
            }
            json.beginObject().member("type", "output_text").member("text", words);
            json.name("annotations").beginArray();
            annotations.forEach(json::raw);
            json.endArray().name("logprobs");
            Logprobs.write(json, logprobs);
            json.endObject();
        }
    }
}
