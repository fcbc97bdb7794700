package io.fairlead.core.attempt;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.gate.Refusal;
import io.fairlead.core.gate.Refused;
import io.fairlead.core.snapshot.Route;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The error of a round that found nobody: 400 if nobody who knows the model could serve the request at any time, 404 if no
 * upstream knows it, 429 if limits are all that stood in the way, else 503.
 */
final class Exhausted {
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);
    private static final int TOO_MANY_REQUESTS = 429;

    private Exhausted() {}

    /**
     * The error for these reasons.
     *
     * @param complete whether every candidate has one
     */
    static RouterError error(Route route, List<RouterError.Reason> reasons, boolean complete) {
        List<RouterError.Reason> known = known(reasons);
        if (neverServed(reasons) && (complete || known.size() == reasons.size())) {
            return ofRequest(route, known, reasons);
        }
        if (complete && known.isEmpty() && !reasons.isEmpty()) {
            return modelUnknown(route, reasons);
        }
        return later(route, reasons);
    }

    private static List<RouterError.Reason> known(List<RouterError.Reason> reasons) {
        return reasons.stream().filter(reason -> !modelUnknown(reason)).toList();
    }

    /** Whether nobody who knows the model could serve the request at any time. */
    static boolean neverServed(List<RouterError.Reason> reasons) {
        List<RouterError.Reason> known = known(reasons);
        return !known.isEmpty() && known.stream().allMatch(Exhausted::ofRequest);
    }

    private static RouterError modelUnknown(Route route, List<RouterError.Reason> reasons) {
        return RouterError.builder(
                        ErrorCode.MODEL_NOT_FOUND,
                        "no upstream of '" + route.name() + "' knows the model: " + summary(reasons))
                .reasons(reasons.stream().map(Exhausted::withoutWait).toList())
                .build();
    }

    private static RouterError later(Route route, List<RouterError.Reason> reasons) {
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

    /**
     * Nothing that passes stands in the way, so trying again later would not help.
     *
     * @param ofRequest the reasons that are of the request: who knows the model decides what is said of it
     */
    private static RouterError ofRequest(
            Route route, List<RouterError.Reason> ofRequest, List<RouterError.Reason> reasons) {
        boolean tooLong = ofRequest.stream().allMatch(Exhausted::context);
        return RouterError.builder(
                        tooLong ? ErrorCode.CONTEXT_LENGTH : ErrorCode.INVALID_REQUEST,
                        "no candidate of '" + route.name() + "' can ever serve this request: " + summary(reasons))
                .reasons(reasons)
                .build();
    }

    private static boolean ofRequest(RouterError.Reason reason) {
        return context(reason)
                || content(reason)
                || reason.reason().equals(FailureKind.UNSUPPORTED.name())
                || reason.reason().equals(FailureKind.UNREADABLE_PROOF.name())
                || reason.reason().equals(Refusal.DIALECT)
                || reason.reason().equals(Refusal.CAPABILITY);
    }

    /** Whether the upstream does not know the model, which asking again would not change. */
    private static boolean modelUnknown(RouterError.Reason reason) {
        return reason.reason().equals(FailureKind.NOT_FOUND.name())
                || reason instanceof Refused refused && refused.refusal().modelUnknown();
    }

    /** The reason without a time to ask again at: its pause ends, but the model will be as unknown as before. */
    private static RouterError.Reason withoutWait(RouterError.Reason reason) {
        return RouterError.Reason.of(reason.deployment(), reason.reason(), reason.detail(), null);
    }

    /** Whether the request was too long for the candidate. */
    static boolean context(RouterError.Reason reason) {
        return reason.reason().equals(Refusal.CONTEXT) || reason.reason().equals(FailureKind.CONTEXT_LENGTH.name());
    }

    /** Whether the content rules of the candidate refused the request. */
    static boolean content(RouterError.Reason reason) {
        return reason.reason().equals(FailureKind.CONTENT_POLICY.name());
    }

    private static boolean limit(RouterError.Reason reason) {
        String limit = FailureKind.RATE_LIMIT.name();
        return reason.reason().equals(limit) || reason.detail().equals("paused after " + limit);
    }

    /** The reasons in one line. */
    static String summary(List<RouterError.Reason> reasons) {
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
