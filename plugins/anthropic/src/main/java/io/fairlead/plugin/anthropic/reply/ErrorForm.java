package io.fairlead.plugin.anthropic.reply;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CandidateReasons;
import java.nio.charset.StandardCharsets;

/**
 * Errors as this API tells of them: an object {@code error} with type and message. Beside those it has the gateway's own
 * code and, where candidates are the matter, why each could not serve; clients that do not know them pass over them.
 */
public final class ErrorForm {
    /** The member that asks the server to hold a conversation; errors about it tell client libraries to do without. */
    public static final String THREAD = "thread";

    private static final byte[] EVENT = "event: error\ndata: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private ErrorForm() {}

    /** A whole answer. */
    public static ErrorAnswer answer(RouterError error) {
        return ErrorAnswer.of(error.status(), "application/json", body(error));
    }

    /** The event that ends a stream in place of {@code message_stop}. */
    public static void event(RouterError error, FrameSink out) {
        Slice body = body(error);
        byte[] frame = new byte[EVENT.length + body.length() + EVENT_END.length];
        System.arraycopy(EVENT, 0, frame, 0, EVENT.length);
        System.arraycopy(body.array(), body.start(), frame, EVENT.length, body.length());
        System.arraycopy(EVENT_END, 0, frame, frame.length - EVENT_END.length, EVENT_END.length);
        out.frame(frame, 0, frame.length);
    }

    private static Slice body(RouterError error) {
        JsonWriter json = new JsonWriter();
        json.beginObject().member("type", "error").name("error").beginObject();
        json.member("type", ErrorTypes.of(error.status()));
        json.member("message", error.message());
        json.member("code", error.code().name());
        if (THREAD.equals(error.parameter())) {
            json.name("details").beginObject();
            json.member("error_code", "thread_unsupported_request").endObject();
        }
        CandidateReasons.write(json, error.reasons());
        return json.endObject().endObject().slice();
    }
}
