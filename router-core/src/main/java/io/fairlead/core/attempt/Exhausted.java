package io.fairlead.core.attempt;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.snapshot.Route;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The error of a round that found nobody: 429 if limits are all that stood in the way, else 503. */
public final class Exhausted {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private Exhausted() {}

    /** The error for these reasons. */
    public static RouterError error(Route route, List<RouterError.Reason> reasons) {
        Duration wait = reasons.stream()
                .map(RouterError.Reason::until)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(USUAL_WAIT);
        RouterError.Builder error = RouterError.builder(
                        ErrorCode.NO_CANDIDATE,
                        "no candidate of '" + route.name() + "' can serve this request: " + summary(reasons))
                .reasons(reasons)
                .retryAfter(wait.compareTo(USUAL_WAIT) < 0 ? USUAL_WAIT : wait);
        boolean limits = !reasons.isEmpty() && reasons.stream().allMatch(Exhausted::limit);
        return (limits ? error.status(TOO_MANY_REQUESTS) : error).build();
    }

    private static boolean limit(RouterError.Reason reason) {
        String limit = FailureKind.RATE_LIMIT.name();
        return reason.reason().equals(limit) || reason.detail().equals("paused after " + limit);
    }

    private static String summary(List<RouterError.Reason> reasons) {
        StringBuilder summary = new StringBuilder();
        for (RouterError.Reason reason : reasons) {
            summary.append(summary.isEmpty() ? "" : "; ")
                    .append(reason.deployment())
                    .append(": ")
                    .append(reason.reason())
                    .append(" (")
                    .append(reason.detail())
                    .append(')');
        }
        return summary.toString();
    }
}
