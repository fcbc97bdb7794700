package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.json.JsonWriter;

/** One item of the output, in the making. */
sealed interface OutputItem permits MessageItem, CalledItem, ReasoningItem {
    /** Its place in the output. */
    int index();

    /** Its id. */
    String id();

    /** Writes it as far as it has come, with this status. */
    void write(JsonWriter json, String status);
}
