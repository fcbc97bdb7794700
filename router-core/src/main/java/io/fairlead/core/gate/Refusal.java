package io.fairlead.core.gate;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a candidate may not serve a request now.
 *
 * @param gate that refused: {@code dialect}, {@code capability}, {@code context}, {@code operator}, {@code credential},
 *     {@code health}, {@code failed-lately}
 * @param detail a sentence for people
 * @param until how long it lasts, or null if nobody knows
 * @param lastResort whether it may be asked all the same when there is nobody else
 * @param modelUnknown whether nothing but that its upstream does not know the model stands in the way
 */
public record Refusal(String gate, String detail, @Nullable Duration until, boolean lastResort, boolean modelUnknown) {
    /** The gate that compares dialects. */
    public static final String DIALECT = "dialect";
    /** The gate that compares what a request needs with what a model can. */
    public static final String CAPABILITY = "capability";
    /** The gate that asks how the candidate did lately. */
    public static final String HEALTH = "health";
    /** The gate that a person has closed. */
    public static final String OPERATOR = "operator";
    /** The gate that compares lengths. */
    public static final String CONTEXT = "context";

    /** One that has nothing to do with unknown models. */
    public Refusal(String gate, String detail, @Nullable Duration until, boolean lastResort) {
        this(gate, detail, until, lastResort, false);
    }

    /** Why a candidate must be left to the request that probes it. */
    public static Refusal probed(boolean modelUnknown) {
        return new Refusal(HEALTH, "another request probes it", null, false, modelUnknown);
    }

    static Refusal lasting(String gate, String detail) {
        return new Refusal(gate, detail, null, false);
    }

    /** As the client is told. */
    public RouterError.Reason reason(RouteCandidate candidate) {
        return new Refused(candidate, this);
    }
}
