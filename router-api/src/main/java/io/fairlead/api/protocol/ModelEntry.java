package io.fairlead.api.protocol;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/** A model as clients see it: a route, or a deployment by its own name. */
public interface ModelEntry {
    /** What to put into a request's {@code model}. */
    String id();

    /** Who serves it: {@code fairlead} for a route, the provider's name for a deployment. */
    String owner();

    /** When the gateway first offered it. */
    Instant created();

    /** Tokens that input and output together may have: of the largest window behind it, if known. */
    OptionalLong contextWindow();

    /** Tokens that one answer may have, if known. */
    OptionalLong maxOutput();

    /** What it is known to do; empty if nobody declared it. */
    Set<Capability> capabilities();

    /** What clients may ask it for: what somebody behind it serves and is not known to be unable to; empty if nobody knows. */
    default Set<Operation> operations() {
        return Set.of();
    }
}
