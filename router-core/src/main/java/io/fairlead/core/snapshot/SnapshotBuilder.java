package io.fairlead.core.snapshot;

import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.CandidateFactory.Place;
import io.fairlead.core.snapshot.Snapshot.Filters;
import io.fairlead.core.snapshot.Snapshot.Parts;
import io.fairlead.core.snapshot.Snapshot.Rules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the parts of a snapshot: dialects and providers first, then routes. */
public final class SnapshotBuilder {
    private final Dialects dialects;
    private final CandidateFactory candidates;
    private final Map<String, ProviderUse> providers = new LinkedHashMap<>();
    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Map<String, List<FilterUse>> routeFilters = new LinkedHashMap<>();
    private final Map<String, StrategyUse> strategies = new LinkedHashMap<>();
    private final List<Protocol> protocols = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<FilterUse> filters = new ArrayList<>();
    private final List<AutoCloseable> resources = new ArrayList<>();

    /** A snapshot over these dialects, whose candidates have their state in a fleet. */
    public SnapshotBuilder(Dialects dialects, Fleet fleet) {
        this.dialects = dialects;
        this.candidates = new CandidateFactory(dialects, fleet);
    }

    /** Adds a protocol. */
    public void protocol(Protocol protocol) {
        protocols.add(protocol);
    }

    /** Adds a provider. */
    public void provider(ProviderUse provider) {
        providers.put(provider.name(), provider);
    }

    /** Adds a strategy that requests may ask for. */
    public void strategy(StrategyUse strategy) {
        strategies.put(strategy.name(), strategy);
    }

    /** Adds a filter for every route. */
    public void filter(FilterUse filter) {
        filters.add(filter);
    }

    /** Adds a listener. */
    public void listener(Listener listener) {
        listeners.add(listener);
    }

    /** Adds something to be closed with the snapshot. */
    public <T extends AutoCloseable> T resource(T resource) {
        resources.add(resource);
        return resource;
    }

    /**
     * One deployment of a route.
     *
     * @param provider by name
     * @param model at the upstream
     * @param facts that the route states
     * @param policy for attempts
     * @param priority of its tier
     * @param weight within its tier
     */
    public record Entry(
            String provider, String model, ModelFacts facts, AttemptPolicy policy, int priority, int weight) {}

    /** What a route is beside its deployments. */
    public record RouteRules(StrategyUse strategy, RoundPolicy round, List<FilterUse> filters) {}

    /** Adds a route. */
    public void route(String name, List<Entry> entries, RouteRules rules) {
        List<RouteCandidate> all = new ArrayList<>();
        for (Entry entry : entries) {
            ProviderUse provider = providers.get(entry.provider());
            if (provider == null) {
                throw new IllegalArgumentException("route " + name + ": found no provider '" + entry.provider() + "'");
            }
            Place place = new Place(entry.facts(), entry.policy(), entry.priority(), entry.weight());
            all.addAll(candidates.candidates(provider, entry.model(), ModelFacts.NONE, place, true));
        }
        routes.put(name, new Route(name, rules.strategy(), all, rules.round(), true, true));
        if (!rules.filters().isEmpty()) {
            List<FilterUse> both = new ArrayList<>(filters);
            both.addAll(rules.filters());
            routeFilters.put(name, List.copyOf(both));
        }
    }

    /** The snapshot; {@code usual} and {@code round} hold for candidates that no route names. */
    public Snapshot build(StrategyUse usual, RoundPolicy round, Rules rules) {
        Paths paths = new Paths(protocols, new ClientHead("GET", "/", null, Map.of(), new HeaderLines()));
        Parts parts = new Parts(
                List.copyOf(listeners),
                paths,
                dialects,
                Map.copyOf(providers),
                Map.copyOf(strategies),
                new Filters(List.copyOf(filters), Map.copyOf(routeFilters)),
                rules,
                List.copyOf(resources));
        return new Snapshot(
                parts,
                new OfferingFactory(
                        new LinkedHashMap<>(routes),
                        new LinkedHashMap<>(providers),
                        candidates,
                        new Usual(usual, round)));
    }
}
