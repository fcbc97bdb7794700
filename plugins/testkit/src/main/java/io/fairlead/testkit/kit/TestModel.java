package io.fairlead.testkit.kit;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.protocol.ModelEntry;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.Set;

/** A model as a list shows it. */
record TestModel(
        String id,
        String owner,
        Instant created,
        OptionalLong contextWindow,
        OptionalLong maxOutput,
        Set<Capability> capabilities)
        implements ModelEntry {
    /** A model of which nothing is known. */
    static TestModel of(String id) {
        return new TestModel(
                id, "fairlead", Instant.ofEpochSecond(7), OptionalLong.empty(), OptionalLong.empty(), Set.of());
    }

    /** A model of which everything is known, and more. */
    static TestModel known(String id) {
        return new TestModel(
                id,
                "groq",
                Instant.parse("2026-11-21T12:00:00.123Z"),
                OptionalLong.of(1_000_000),
                OptionalLong.of(Long.MAX_VALUE),
                Set.of(Capability.TOOLS, Capability.VISION, Capability.of("telepathy")));
    }
}
