package io.fairlead.core.config;

import org.jspecify.annotations.Nullable;

/** Tokens and requests per minute; null where the configuration states none. */
public record RateLimits(@Nullable Long tpm, @Nullable Long rpm) {
    /** No limits known. */
    public static final RateLimits NONE = new RateLimits(null, null);
}
