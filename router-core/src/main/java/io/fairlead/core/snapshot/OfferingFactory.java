package io.fairlead.core.snapshot;

import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.core.snapshot.CandidateFactory.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Makes the offering of a listener from routes, declared models and what discovery found. */
final class OfferingFactory {
    private final Map<String, Route> routes;
    private final Map<String, ProviderUse> providers;
    private final CandidateFactory candidates;
    private final Usual usual;

    OfferingFactory(
            Map<String, Route> routes, Map<String, ProviderUse> providers, CandidateFactory candidates, Usual usual) {
        this.routes = routes;
        this.providers = providers;
        this.candidates = candidates;
        this.usual = usual;
    }

    Offering offering(Listener listener, Discovered discovered) {
        Map<String, Route> offered = new LinkedHashMap<>();
        routes.forEach((name, route) -> {
            if (listener.routes().includes(name)) {
                offered.put(name, route.informed(candidate -> candidate.informed(discovered)));
            }
        });
        Map<String, List<Known>> byModel = new LinkedHashMap<>();
        Map<String, Supplier<Route>> deployments = new LinkedHashMap<>();
        for (ProviderUse provider : providers.values()) {
            if (listener.providers().includes(provider.name())) {
                known(provider, discovered).forEach((model, facts) -> {
                    Known known = new Known(provider, model, facts);
                    byModel.computeIfAbsent(model, _ -> new ArrayList<>(1)).add(known);
                    String id = provider.name() + "/" + model;
                    deployments.put(id, once(id, List.of(known)));
                });
            }
        }
        Map<String, Supplier<Route>> models = new LinkedHashMap<>();
        byModel.forEach((model, known) -> models.put(model, once(model, known)));
        return new Offering(offered, deployments, models, entries(offered, deployments, models));
    }

    private static List<ModelEntry> entries(
            Map<String, Route> routes, Map<String, Supplier<Route>> deployments, Map<String, Supplier<Route>> models) {
        List<ModelEntry> entries = new ArrayList<>();
        routes.forEach((name, route) -> entries.add(OfferedModel.of(name, route, OfferedModel.START)));
        // Without routes the models themselves are what is offered, each under the name that its vendor gives it.
        (routes.isEmpty() ? models : deployments).forEach((name, made) -> {
            if (!routes.containsKey(name)) {
                entries.add(OfferedModel.of(name, made.get(), OfferedModel.START));
            }
        });
        return entries;
    }

    /** Models of a provider: declared, then on routes, then discovered. */
    private Map<String, ModelFacts> known(ProviderUse provider, Discovered discovered) {
        Map<String, ModelFacts> known = new LinkedHashMap<>(provider.models());
        for (Route route : routes.values()) {
            for (RouteCandidate candidate : route.routeCandidates()) {
                if (candidate.deployment().provider().equals(provider.name())) {
                    known.putIfAbsent(candidate.deployment().model(), ModelFacts.NONE);
                }
            }
        }
        discovered.of(provider.name()).forEach((model, facts) -> known.merge(model, facts, ModelFacts::orElse));
        return known;
    }

    /** A model at a provider. */
    private record Known(ProviderUse provider, String model, ModelFacts facts) {}

    private Supplier<Route> once(String name, List<Known> known) {
        Map<String, Route> made = new ConcurrentHashMap<>(1);
        return () -> made.computeIfAbsent(name, _ -> route(name, known));
    }

    private Route route(String name, List<Known> known) {
        List<RouteCandidate> all = new ArrayList<>();
        for (Known one : known) {
            all.addAll(candidates.candidates(
                    one.provider(),
                    one.model(),
                    one.facts(),
                    Place.alone(one.provider().policy()),
                    true));
        }
        return new Route(name, usual.strategy(), all, usual.round(), false, true);
    }

    /** A route to a model that nobody has listed, at a provider whose list is not known: its upstream will judge. */
    Route unlisted(ProviderUse provider, String model) {
        List<RouteCandidate> all =
                candidates.candidates(provider, model, ModelFacts.NONE, Place.alone(provider.policy()), false);
        String name = provider.name() + "/" + model;
        return new Route(name, usual.strategy(), all, usual.round(), false, false);
    }
}
