package io.fairlead.core.gate;

import io.fairlead.api.error.RouterError;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A refusal as the client is told of it, which the gateway can ask for more than that. */
public record Refused(RouteCandidate candidate, Refusal refusal) implements RouterError.Reason {
    @Override
    public String deployment() {
        return candidate.deployment().id();
    }

    @Override
    public String reason() {
        return refusal.gate();
    }

    @Override
    public String detail() {
        return refusal.detail();
    }

    @Override
    public @Nullable Duration until() {
        return refusal.until();
    }
}
