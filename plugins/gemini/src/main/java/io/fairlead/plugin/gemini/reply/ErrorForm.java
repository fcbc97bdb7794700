package io.fairlead.plugin.gemini.reply;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.toolkit.CandidateReasons;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Errors as this API tells of them: an object {@code error} with code, message and status, and details as Google's error
 * model has them: the gateway's own code as the reason, the member at fault, when to ask again. Where candidates are the
 * matter, it says why each could not serve; clients that do not know that member pass over it.
 */
public final class ErrorForm {
    private static final String TYPE = "type.googleapis.com/google.rpc.";
    private static final String DOMAIN = "fairlead";

    private ErrorForm() {}

    /** A whole answer. */
    public static ErrorAnswer answer(RouterError error) {
        return ErrorAnswer.of(error.status(), "application/json", body(error));
    }

    /** The object of an error, as it stands alone or in a stream. */
    public static Slice body(RouterError error) {
        JsonWriter json = new JsonWriter();
        json.beginObject().name("error").beginObject();
        json.member("code", error.status());
        json.member("message", error.message());
        json.member("status", ErrorStatus.of(error.status()));
        json.name("details").beginArray();
        reason(json, error);
        parameter(json, error);
        wait(json, error.retryAfter());
        json.endArray();
        CandidateReasons.write(json, error.reasons());
        return json.endObject().endObject().slice();
    }

    private static JsonWriter detail(JsonWriter json, String type) {
        return json.beginObject().member("@type", TYPE + type);
    }

    private static void reason(JsonWriter json, RouterError error) {
        detail(json, "ErrorInfo")
                .member("reason", error.code().name().toUpperCase(Locale.ROOT))
                .member("domain", DOMAIN)
                .endObject();
    }

    private static void parameter(JsonWriter json, RouterError error) {
        String parameter = error.parameter();
        if (parameter == null) {
            return;
        }
        detail(json, "BadRequest").name("fieldViolations").beginArray().beginObject();
        json.member("field", parameter).member("description", error.message());
        json.endObject().endArray().endObject();
    }

    private static void wait(JsonWriter json, @Nullable Duration wait) {
        if (wait == null) {
            return;
        }
        String seconds =
                BigDecimal.valueOf(wait.toMillis(), 3).stripTrailingZeros().toPlainString();
        detail(json, "RetryInfo").member("retryDelay", seconds + "s").endObject();
    }
}
