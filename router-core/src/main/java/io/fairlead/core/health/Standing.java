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
 */
public record Standing(String state, String cause, @Nullable Duration remaining, boolean lastResort) {
    /** State of what a person took out of service. */
    public static final String OPERATOR = "operator";
}
