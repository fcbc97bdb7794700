package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.responses.Sealed;

/** Reasoning: one summary, and what proves it. */
final class ReasoningItem implements OutputItem {
    private final int index;
    private final String id;
    private final StringBuilder text = new StringBuilder();
    private String signature = "";

    ReasoningItem(int index, String id) {
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

    StringBuilder text() {
        return text;
    }

    void sign(String proof) {
        signature = signature + proof;
    }

    boolean isSigned() {
        return !signature.isEmpty();
    }

    @Override
    public void write(JsonWriter json, String status) {
        json.beginObject().member("id", id).member("type", "reasoning").name("summary");
        json.beginArray();
        if (!text.isEmpty()) {
            summary(json, text.toString());
        }
        json.endArray();
        if (isSigned() || !status.equals(Output.OPEN)) {
            json.member("encrypted_content", isSigned() ? Sealed.within(id, signature) : Sealed.unsigned());
        }
        json.endObject();
    }

    static void summary(JsonWriter json, String words) {
        json.beginObject().member("type", "summary_text").member("text", words);
        json.endObject();
    }
}
