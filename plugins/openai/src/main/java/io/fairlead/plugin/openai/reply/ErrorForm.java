package io.fairlead.plugin.openai.reply;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CandidateReasons;
import java.nio.charset.StandardCharsets;

/**
 * Errors as this API tells of them: an object {@code error} with message, type, param and code. Where candidates are the
 * matter, a member {@code candidates} beside those says why each could not serve; clients that do not know it pass over
 * it.
 */
public final class ErrorForm {
    private static final byte[] EVENT = "data: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EVENT_END = "\n\n".getBytes(StandardCharsets.US_ASCII);

    private ErrorForm() {}

    /** A whole answer. */
    public static ErrorAnswer answer(RouterError error) {
        return ErrorAnswer.of(error.status(), "application/json", body(error));
    }

    /** An event in a stream. No mark of the end follows it: a client must not take the stream for whole. */
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
        json.beginObject().name("error").beginObject();
        json.member("message", error.message()).member("type", type(error));
        json.name("param");
        if (error.parameter() == null) {
            json.nullValue();
        } else {
            json.text(error.parameter());
        }
        json.member("code", code(error.code()));
        CandidateReasons.write(json, error.reasons());
        return json.endObject().endObject().slice();
    }

    private static String type(RouterError error) {
        return switch (error.status()) {
            case 401 -> "authentication_error";
            case 403 -> "permission_error";
            case 429 -> "rate_limit_error";
            default -> error.status() >= 500 ? "server_error" : "invalid_request_error";
        };
    }

    /** The codes that clients of this API look for have its own names. */
    private static String code(ErrorCode code) {
        if (code.equals(ErrorCode.UNAUTHENTICATED)) {
            return "invalid_api_key";
        }
        if (code.equals(ErrorCode.RATE_LIMITED)) {
            return "rate_limit_exceeded";
        }
        return code.equals(ErrorCode.CONTENT_POLICY) ? "content_policy_violation" : code.name();
    }
}
