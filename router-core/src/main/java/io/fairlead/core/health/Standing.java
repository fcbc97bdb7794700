package io.fairlead.core.health;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Why a candidate or a credential should not be asked now.
 *
 * @param state {@code paused}, {@code disabled}, {@code probing}, {@code refused}, {@code operator}
 * @param cause what brought it there, such as {@code rate_limit}
 * @param remaining how long it lasts, or null if nobody knows
 * @param lastResort whether it may be asked all the same when there is nobody else
 * @param modelUnknown whether nothing but that the model is not known brought it there
 */
public record Standing(
        String state, String cause, @Nullable Duration remaining, boolean lastResort, boolean modelUnknown) {
    /** State of what a person took out of service. */
    public static final String OPERATOR = "operator";

    /** One that other troubles than an unknown model brought about. */
    Standing(String state, String cause, @Nullable Duration remaining, boolean lastResort) {
        this(state, cause, remaining, lastResort, false);
    }
}
