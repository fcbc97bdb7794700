package io.fairlead.toolkit;

import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonWriter;
import java.time.Duration;
import java.util.List;

/** Why each candidate could not serve, in the one form that the error objects of all our protocols share. */
public final class CandidateReasons {
    private CandidateReasons() {}

    /** Writes a member {@code candidates} into the object that is open; nothing if there are no reasons. */
    public static void write(JsonWriter json, List<RouterError.Reason> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        json.name("candidates").beginArray();
        for (RouterError.Reason reason : reasons) {
            json.beginObject();
            json.member("deployment", reason.deployment());
            json.member("reason", reason.reason());
            json.member("detail", reason.detail());
            Duration until = reason.until();
            if (until != null) {
                json.member("retry_after", Math.ceilDiv(until.toMillis(), 1000L));
            }
            json.endObject();
        }
        json.endArray();
    }
}
