package io.fairlead.api.deployment;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** One upstream model at one provider. Immutable, equal by id within one configuration. */
public interface Deployment {
    /** {@code provider/model}: what clients, logs and headers call it. */
    String id();

    /** The provider's name in the configuration. */
    String provider();

    /** The model's name at the upstream. */
    String model();

    /** Tokens that input and output together may have, if known. */
    OptionalLong contextWindow();

    /** Tokens that one answer may have at most, if known. */
    OptionalLong maxOutput();

    /** What it costs, if known. */
    Optional<Price> price();

    /** What the model can do; absent if nobody declared it, in which case it is taken to do everything. */
    Optional<Set<Capability>> capabilities();
}
