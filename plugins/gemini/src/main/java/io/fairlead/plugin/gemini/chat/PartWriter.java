package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CallArguments;
import org.jspecify.annotations.Nullable;

/** Writes the parts of an answer. */
final class PartWriter {
    private PartWriter() {}

    static void text(JsonWriter json, String text) {
        json.beginObject().member("text", text).endObject();
    }

    /** Thoughts and their proof; a proof alone is that of the text before it, unless it is another vendor's. */
    static void thought(JsonWriter json, String text, @Nullable String signature) {
        json.beginObject().member("text", text);
        if (!text.isEmpty() || signature != null && Signature.own(signature) == null) {
            json.member("thought", true);
        }
        if (signature != null) {
            json.member("thoughtSignature", Signature.forClient(signature));
        }
        json.endObject();
    }

    /** A call, with the proof that goes with it as a quoted text. */
    static void call(JsonWriter json, Call call) {
        json.beginObject().name("functionCall").beginObject();
        json.member("id", call.id()).member("name", call.name());
        json.name("args").raw(CallArguments.object(call.arguments().toString())).endObject();
        String proof = call.proof();
        if (proof != null) {
            json.name("thoughtSignature").raw(proof);
        }
        json.endObject();
    }

    /** A call in the making: this API tells of calls as a whole. */
    record Call(String id, String name, @Nullable String proof, StringBuilder arguments) {}
}
