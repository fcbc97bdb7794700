package io.fairlead.core.snapshot;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.protocol.ModelEntry;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** A model as clients see it, from the deployments behind it. */
record OfferedModel(
        String id,
        String owner,
        Instant created,
        OptionalLong contextWindow,
        OptionalLong maxOutput,
        Set<Capability> capabilities,
        Set<Operation> operations)
        implements ModelEntry {
    /** Models have no birthday that a gateway knows: one fixed date keeps lists equal from start to start. */
    static final Instant START = Instant.ofEpochSecond(1_735_689_600);

    static OfferedModel of(String name, Route route, Instant created) {
        Deployment first = route.routeCandidates().getFirst().deployment();
        String owner = route.configured() ? "fairlead" : first.provider();
        return new OfferedModel(
                name,
                owner,
                created,
                largest(route, Deployment::contextWindow),
                largest(route, Deployment::maxOutput),
                capabilities(route),
                operations(route));
    }

    private static OptionalLong largest(Route route, Function<Deployment, OptionalLong> figure) {
        return route.routeCandidates().stream()
                .map(candidate -> figure.apply(candidate.deployment()))
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .max();
    }

    private static Set<Capability> capabilities(Route route) {
        Set<Capability> all = new LinkedHashSet<>();
        route.routeCandidates()
                .forEach(candidate -> candidate.deployment().capabilities().ifPresent(all::addAll));
        return all;
    }

    private static Set<Operation> operations(Route route) {
        Set<Operation> all = new LinkedHashSet<>();
        route.routeCandidates().forEach(candidate -> all.addAll(candidate.operations()));
        return all;
    }
}
