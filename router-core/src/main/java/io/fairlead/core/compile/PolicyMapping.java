package io.fairlead.core.compile;

import io.fairlead.core.config.ModelConfig;
import io.fairlead.core.config.policy.Policies;
import io.fairlead.core.config.policy.Timeouts;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.snapshot.AttemptPolicy;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.upstream.Deadlines;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The configuration's words as the flow's. */
final class PolicyMapping {
    private PolicyMapping() {}

    static AttemptPolicy policy(Policies policies) {
        Timeouts timeouts = policies.timeouts();
        return new AttemptPolicy(
                new Deadlines(timeouts.connect(), firstByte(timeouts), timeouts.idle(), timeouts.total()),
                timeouts.firstContent(),
                policies.retry(),
                new HealthRules(
                        policies.disable().after(),
                        policies.disable().period(),
                        policies.pause().rateLimit(),
                        policies.pause().server(),
                        policies.pause().network(),
                        policies.pause().max()));
    }

    /** No content comes before the first byte: who is in a hurry for the one need not state the other. */
    private static Duration firstByte(Timeouts timeouts) {
        return timeouts.firstByte().compareTo(timeouts.firstContent()) < 0
                ? timeouts.firstByte()
                : timeouts.firstContent();
    }

    static ModelFacts facts(ModelConfig model) {
        return new ModelFacts(
                optional(model.contextWindow()),
                optional(model.maxOutput()),
                Optional.ofNullable(model.price()),
                Optional.ofNullable(model.capabilities()));
    }

    private static OptionalLong optional(@Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
