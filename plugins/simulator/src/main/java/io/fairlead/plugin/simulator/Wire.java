package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.json.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The bytes of answers in one dialect. Stateless. */
interface Wire {
    DialectId id();

    /** What to say of a question that asks for too much; null of others. */
    default @Nullable Refusal refusal(Question question) {
        return null;
    }

    /** Writes a whole answer. */
    void whole(Question question, Answer answer, JsonWriter out);

    /** Writes an answer event by event; stops without an end where the stream says that it breaks. */
    void stream(Question question, Answer answer, EventStream out) throws IOException;

    /** Writes an error answer, which is the content of an error event as well. */
    void error(Refusal refusal, JsonWriter out);
}
