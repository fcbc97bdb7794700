package io.fairlead.core.order;

import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.deployment.Money;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Estimate;
import io.fairlead.api.strategy.Numbers;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.TokenEstimate;
import io.fairlead.core.fleet.Fleet;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.snapshot.StrategyUse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Begins walks. */
public final class Ordering {
    private static final int LONGEST_SHOWN = 64;

    private final Fleet fleet;
    private final TimeSource time;
    private final RandomGenerator random;

    /** Orders with the numbers of a fleet. */
    public Ordering(Fleet fleet, TimeSource time, RandomGenerator random) {
        this.fleet = fleet;
        this.time = time;
        this.random = random;
    }

    /**
     * Begins a walk over eligible candidates.
     *
     * @throws RouterException if the request asks for a strategy that there is not
     */
    public Walk walk(Snapshot snapshot, Route route, ClientRequest request, List<Candidate> eligible) {
        StrategyUse strategy = strategy(snapshot, route, request);
        Scope scope = new Scope(route, strategy, request);
        return GuardedWalk.begin(strategy, eligible, () -> strategy.strategy().walk(request.facts(), eligible, scope));
    }

    private static StrategyUse strategy(Snapshot snapshot, Route route, ClientRequest request) {
        String asked = request.hints().strategy();
        if (asked == null || asked.equals(route.strategy().name())) {
            return route.strategy();
        }
        StrategyUse found = snapshot.strategies().get(asked);
        if (found == null) {
            throw new RouterException(RouterError.builder(
                            ErrorCode.INVALID_REQUEST,
                            "unknown strategy: found " + shown(asked) + ", expected one of "
                                    + String.join(
                                            ", ",
                                            new TreeSet<>(snapshot.strategies().keySet())))
                    .parameter("routing.strategy")
                    .build());
        }
        return found;
    }

    private static String shown(String name) {
        return name.length() > LONGEST_SHOWN ? "a name of " + name.length() + " characters" : "'" + name + "'";
    }

    private final class Scope implements StrategyScope {
        private final Route route;
        private final StrategyUse strategy;
        private final ClientRequest request;
        private @Nullable Numbers numbers;

        Scope(Route route, StrategyUse strategy, ClientRequest request) {
            this.route = route;
            this.strategy = strategy;
            this.request = request;
        }

        @Override
        public Clock clock() {
            return time.clock();
        }

        @Override
        public RandomGenerator random() {
            return random;
        }

        @Override
        public RequestHead head() {
            return request.head();
        }

        @Override
        public Numbers numbers() {
            Numbers known = numbers;
            if (known == null) {
                known = route.listed()
                        ? fleet.numbers(route.name(), strategy.name())
                        : fleet.numbersOfUnlisted(route.name(), strategy.name());
                numbers = known;
            }
            return known;
        }

        @Override
        public Estimate estimate(Candidate candidate) {
            Deployment deployment = candidate.deployment();
            long input = TokenEstimate.input(request.facts());
            long output = TokenEstimate.output(request.facts(), deployment);
            Optional<Money> price = deployment
                    .price()
                    .map(known -> known.of(Usage.builder()
                            .inputTokens(input)
                            .outputTokens(output)
                            .build()));
            return new EstimateValue(input, output, price);
        }
    }

    private record EstimateValue(long inputTokens, long outputTokens, Optional<Money> price) implements Estimate {}
}
