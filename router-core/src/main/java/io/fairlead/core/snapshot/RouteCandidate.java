package io.fairlead.core.snapshot;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.fleet.CandidateState;
import io.fairlead.core.health.CredentialHealth;
import io.fairlead.core.http.HeaderLines;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A candidate of one route, with everything an attempt at it needs. */
public final class RouteCandidate implements Candidate {
    private final String id;
    private final Deployment deployment;
    private final ProviderUse provider;
    private final CredentialUse credential;
    private final AttemptPolicy policy;
    private final int priority;
    private final int weight;
    private final Map<DialectId, Passage> passages;
    private final CandidateState state;
    private final CredentialHealth credentialHealth;
    private final String baseUrl;
    private final Placement placement;
    private final String label;

    RouteCandidate(
            String id, Placement placement, CredentialUse credential, CandidateState state, CredentialHealth health) {
        this.id = id;
        this.placement = placement;
        this.deployment = placement.deployment();
        this.provider = placement.provider();
        this.policy = placement.policy();
        this.priority = placement.priority();
        this.weight = placement.weight();
        this.passages = placement.passages();
        this.credential = credential;
        this.state = state;
        this.credentialHealth = health;
        this.baseUrl = provider.provider().baseUrl();
        this.label = HeaderLines.printable(deployment.id());
    }

    /** The same candidate with what a vendor's list tells of its model; itself if that is nothing new. */
    RouteCandidate informed(Discovered discovered) {
        ModelFacts listed = discovered.of(deployment.provider()).get(deployment.model());
        if (listed == null) {
            return this;
        }
        Deployment known = DeploymentValue.of(
                deployment.provider(),
                deployment.model(),
                ModelFacts.of(deployment).orElse(listed));
        return known.equals(deployment)
                ? this
                : new RouteCandidate(id, placement.with(known), credential, state, credentialHealth);
    }

    /** Everything that the candidates of one deployment on one route share. */
    record Placement(
            Deployment deployment,
            ProviderUse provider,
            AttemptPolicy policy,
            int priority,
            int weight,
            Map<DialectId, Passage> passages) {
        Placement with(Deployment other) {
            return new Placement(other, provider, policy, priority, weight, passages);
        }
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Deployment deployment() {
        return deployment;
    }

    @Override
    public int priority() {
        return priority;
    }

    @Override
    public int weight() {
        return weight;
    }

    @Override
    public String baseUrl() {
        return baseUrl;
    }

    @Override
    public int errorScore() {
        return state.health().score();
    }

    @Override
    public int inFlight() {
        return state.inFlight();
    }

    @Override
    public Optional<Duration> responseTime() {
        return state.responseTime();
    }

    /** The deployment's id as a header can carry it. */
    public String label() {
        return label;
    }

    /** The provider. */
    public ProviderUse provider() {
        return provider;
    }

    /** The credential. */
    public CredentialUse credential() {
        return credential;
    }

    /** How attempts at it are made. */
    public AttemptPolicy policy() {
        return policy;
    }

    /** Its live state. */
    public CandidateState state() {
        return state;
    }

    /** The live state of its credential. */
    public CredentialHealth credentialHealth() {
        return credentialHealth;
    }

    /** How a request in a dialect reaches it, or null if it cannot. */
    public @Nullable Passage passage(DialectId dialect) {
        return passages.get(dialect);
    }

    /** What it can be asked for, as far as it is not known to be unable to. */
    Set<Operation> operations() {
        Set<Operation> all = new LinkedHashSet<>();
        passages.values().forEach(passage -> all.add(passage.upstream().operation()));
        deployment.capabilities().ifPresent(able -> {
            if (!able.contains(Capability.EMBEDDINGS)) {
                all.remove(Operation.EMBEDDING);
            } else if (able.size() == 1) {
                all.retainAll(Set.of(Operation.EMBEDDING));
            }
        });
        return all;
    }

    /** Whether it goes on with an answer whose beginning it is given. */
    public boolean takesBeginning(Passage passage) {
        boolean declared = deployment
                .capabilities()
                .map(all -> all.contains(Capability.PREFILL))
                .orElse(false);
        return passage.upstream().prefills() && (declared || provider.provider().takesPrefill(deployment));
    }

    @Override
    public String toString() {
        return id;
    }
}
