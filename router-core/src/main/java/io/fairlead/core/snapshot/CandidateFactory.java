package io.fairlead.core.snapshot;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.core.fleet.CandidateState;
import io.fairlead.core.fleet.Fleet;
import java.util.ArrayList;
import java.util.List;

/** Makes the candidates of a deployment: one for each credential of its provider. */
final class CandidateFactory {
    private final Dialects dialects;
    private final Fleet fleet;

    CandidateFactory(Dialects dialects, Fleet fleet) {
        this.dialects = dialects;
        this.fleet = fleet;
    }

    /** Candidates of a model; {@code known} if its state is worth to be kept beyond one request. */
    List<RouteCandidate> candidates(ProviderUse provider, String model, ModelFacts facts, Place place, boolean known) {
        ModelFacts declared = provider.models().getOrDefault(model, ModelFacts.NONE);
        Deployment deployment = DeploymentValue.of(
                provider.name(), model, place.facts().orElse(declared).orElse(facts));
        var placement = new RouteCandidate.Placement(
                deployment,
                provider,
                place.policy(),
                place.priority(),
                place.weight(),
                dialects.passages(provider.provider().dialects(deployment)));
        List<RouteCandidate> candidates = new ArrayList<>(provider.credentials().size());
        for (CredentialUse credential : provider.credentials()) {
            String id =
                    deployment.id() + credential.id().substring(provider.name().length());
            CandidateState state = known ? fleet.candidate(id) : Fleet.detached();
            candidates.add(new RouteCandidate(id, placement, credential, state, fleet.credential(credential.id())));
        }
        return candidates;
    }

    /** Where a deployment stands on a route, and what the route's entry says of it. */
    record Place(ModelFacts facts, AttemptPolicy policy, int priority, int weight) {
        static Place alone(AttemptPolicy policy) {
            return new Place(ModelFacts.NONE, policy, 0, 1);
        }
    }
}
