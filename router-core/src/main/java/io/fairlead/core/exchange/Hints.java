package io.fairlead.core.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a client asks of the gateway itself.
 *
 * @param strategy to order the candidates by, or null for the route's own
 * @param inBody whether the body has a member that is for the gateway only and must not reach an upstream
 */
public record Hints(@Nullable String strategy, boolean inBody) {
    /** The body's member for the gateway. */
    public static final String MEMBER = "routing";

    /** Nothing is asked. */
    public static final Hints NONE = new Hints(null, false);
}
