package io.fairlead.core.scene;

import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.provider.Provider;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.access.Access;
import io.fairlead.core.body.StoredBody;
import io.fairlead.core.config.Selection;
import io.fairlead.core.config.Translation;
import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.config.policy.WaitPolicy;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.AttemptPolicy;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.Dialects;
import io.fairlead.core.snapshot.Listener;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.ProviderUse;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.snapshot.Snapshot.Rules;
import io.fairlead.core.snapshot.SnapshotBuilder;
import io.fairlead.core.snapshot.SnapshotBuilder.Entry;
import io.fairlead.core.snapshot.SnapshotBuilder.RouteRules;
import io.fairlead.core.snapshot.StrategyUse;
import io.fairlead.core.upstream.Deadlines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Sets up a snapshot in few words: providers first, then routes. */
public final class Scene {
    /** Takes the candidates as they come. */
    public static final StrategyUse LISTED = new StrategyUse("listed", listed());

    /** No retries, the usual rules of health. */
    public static final AttemptPolicy ONCE = policy(0);

    private final Fleet fleet = new Fleet();
    private final SnapshotBuilder builder;
    private StrategyUse strategy = LISTED;
    private RoundPolicy round = round(Duration.ZERO, Integer.MAX_VALUE, ContentPolicy.STOP, Duration.ZERO);
    private Translation translation = Translation.REPORT;
    private Set<String> callerKeys = Set.of();
    private Duration keepAlive = Duration.ZERO;
    private Duration bodyTimeout = Duration.ofSeconds(30);

    /** A scene whose only dialect is the plain one. */
    public Scene() {
        this(new Dialects(List.of(PlainDialect.PLAIN)));
    }

    /** A scene with dialects of its own. */
    public Scene(Dialects dialects) {
        builder = new SnapshotBuilder(dialects, fleet);
        builder.protocol(new PlainProtocol());
        builder.strategy(LISTED);
        builder.listener(new Listener(Selection.ALL, Selection.ALL));
    }

    private static Strategy listed() {
        return (facts, candidates, scope) -> Walk.over(candidates);
    }

    /** How attempts are made, with so many retries after no pause. */
    public static AttemptPolicy policy(int retries) {
        return policy(retries, HealthRules.DEFAULT);
    }

    /** How attempts are made, with rules for health. */
    public static AttemptPolicy policy(int retries, HealthRules rules) {
        Duration minute = Duration.ofMinutes(1);
        return new AttemptPolicy(
                new Deadlines(minute, minute, minute, minute),
                minute,
                new RetryPolicy(retries, Duration.ZERO, Duration.ZERO, 1, 0),
                rules);
    }

    /** A provider with keys, reached by its own name. */
    public Scene provider(String name, String... keys) {
        return provider(name, new PlainProvider(name), keys);
    }

    /** A provider of a test's own. */
    public Scene provider(String name, Provider provider, String... keys) {
        List<CredentialUse> credentials = new ArrayList<>();
        Arrays.stream(keys.length == 0 ? new String[] {""} : keys)
                .forEach(key -> credentials.add(CredentialUse.of(name, key)));
        return provider(
                new ProviderUse(name, "provider.plain", provider, credentials, ONCE, Map.of(), true, Access.DIRECT));
    }

    /** A provider in full. */
    public Scene provider(ProviderUse provider) {
        builder.provider(provider);
        return this;
    }

    /** The strategy of the routes that follow; requests may ask for it, too. */
    public Scene strategy(StrategyUse next) {
        strategy = next;
        builder.strategy(next);
        return this;
    }

    /** The bounds of a round for the routes that follow. */
    public Scene round(Duration skip, int attempts) {
        return round(round(skip, attempts, ContentPolicy.STOP, Duration.ZERO));
    }

    /** What holds for a request on the routes that follow. */
    public Scene round(RoundPolicy policy) {
        round = policy;
        return this;
    }

    /** Bounds of a request that may wait for so long; the first wait is 10 seconds. */
    public static RoundPolicy round(Duration skip, int attempts, ContentPolicy content, Duration maxWait) {
        WaitPolicy waiting = new WaitPolicy(maxWait, Duration.ofSeconds(10), Duration.ofMinutes(10));
        return new RoundPolicy(skip, attempts, content, waiting, List.of());
    }

    /** What is done about what translations cannot carry. */
    public Scene translation(Translation mode) {
        translation = mode;
        return this;
    }

    /** Keys that callers need. */
    public Scene callerKeys(String... keys) {
        callerKeys = Set.of(keys);
        return this;
    }

    /** Signs of life for waiting clients, which other threads write. */
    public Scene keepAlive(Duration silence) {
        keepAlive = silence;
        return this;
    }

    /** How long a client may send nothing of its body; 30 seconds if nothing else is said. */
    public Scene bodyTimeout(Duration silence) {
        bodyTimeout = silence;
        return this;
    }

    /** A route to deployments that are named {@code provider/model}. */
    public Scene route(String name, String... deployments) {
        return route(
                name,
                Arrays.stream(deployments)
                        .map(one -> entry(one, ModelFacts.NONE, ONCE))
                        .toList());
    }

    /** A route in full. */
    public Scene route(String name, List<Entry> entries) {
        builder.route(name, entries, new RouteRules(strategy, round, List.of()));
        return this;
    }

    /** A deployment of a route. */
    public static Entry entry(String deployment, ModelFacts facts, AttemptPolicy policy) {
        int slash = deployment.indexOf('/');
        return new Entry(deployment.substring(0, slash), deployment.substring(slash + 1), facts, policy, 1, 1);
    }

    /** Puts in what there is no word for. */
    public SnapshotBuilder builder() {
        return builder;
    }

    /** The live state. */
    public Fleet fleet() {
        return fleet;
    }

    /** The snapshot. */
    public Snapshot snapshot() {
        return builder.build(
                LISTED,
                round,
                new Rules(
                        callerKeys,
                        translation,
                        true,
                        keepAlive.toNanos(),
                        bodyTimeout.toNanos(),
                        Duration.ofMinutes(10).toNanos()));
    }

    /** The only route's snapshot, for tests that look at candidates. */
    public Route only(String route) {
        Route found = snapshot().offering(0).find(route);
        if (found == null) {
            throw new IllegalArgumentException("found no route '" + route + "'");
        }
        return found;
    }

    /** The first candidate of a deployment on a route. */
    public static RouteCandidate candidate(Route route, String deployment) {
        return route.routeCandidates().stream()
                .filter(one -> one.deployment().id().equals(deployment))
                .findFirst()
                .orElseThrow();
    }

    /** A request in the plain dialect. */
    public static ClientRequest request(String json) {
        return request(json, Hints.NONE);
    }

    /** A request that asks something of the gateway. */
    public static ClientRequest request(String json, Hints hints) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        StoredBody body = StoredBody.of(Slice.of(bytes), JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE));
        ClientHead head = new ClientHead("POST", "/plain", null, Map.of(), new HeaderLines());
        return new ClientRequest(PlainDialect.PLAIN, head, body, PlainDialect.PLAIN.facts(head, body), hints);
    }
}
