package io.fairlead.core.order;

import static io.fairlead.core.scene.Scene.candidate;
import static io.fairlead.core.scene.Scene.entry;
import static io.fairlead.core.scene.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.deployment.Price;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Estimate;
import io.fairlead.api.strategy.StrategyScope;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Hints;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.snapshot.StrategyUse;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderingTest {
    private static final ModelFacts PRICED = new ModelFacts(
            OptionalLong.empty(),
            OptionalLong.of(100),
            Optional.of(Price.perMillion(BigDecimal.ONE, BigDecimal.TEN)),
            Optional.empty());

    private final List<StrategyScope> scopes = new ArrayList<>();
    private final StrategyUse reversed = new StrategyUse("reversed", (facts, candidates, scope) -> {
        scopes.add(scope);
        return Walk.over(candidates.reversed());
    });
    private final Scene scene = new Scene()
            .provider("a", "k")
            .provider("b", "k")
            .route("plain", "a/m", "b/m")
            .strategy(reversed)
            .route("turned", List.of(entry("a/m", PRICED, Scene.ONCE), entry("b/m", ModelFacts.NONE, Scene.ONCE)));
    private final Snapshot snapshot = scene.snapshot();
    private final ManualTime time = new ManualTime();
    private final SplittableRandom random = new SplittableRandom(1);
    private final Ordering ordering = new Ordering(scene.fleet(), time, random);

    @Test
    void isTheRoutesStrategy() {
        assertThat(order("plain", null)).containsExactly("a", "b");
        assertThat(order("turned", null)).containsExactly("b", "a");
    }

    @Test
    void isAnotherWhenTheRequestAsksForIt() {
        assertThat(order("plain", "reversed")).containsExactly("b", "a");
        assertThat(order("turned", "listed")).containsExactly("a", "b");
        assertThat(order("turned", "reversed")).containsExactly("b", "a");
    }

    @Test
    void refusesAStrategyThatThereIsNot() {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> order("plain", "cheap\nest"))
                .satisfies(failure -> {
                    assertThat(failure.error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                    assertThat(failure.error().parameter()).isEqualTo("routing.strategy");
                    assertThat(failure.error().message()).contains("expected one of listed, reversed");
                });
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> order("plain", "x".repeat(10_000)))
                .withMessage("unknown strategy: found a name of 10000 characters, expected one of listed, reversed");
    }

    @Test
    void givesAStrategyItsOwnNumbersOnEachRoute() {
        order("turned", null);
        order("plain", "reversed");
        order("turned", null);
        scopes.get(0).numbers().add("turn", 5);
        assertThat(scopes.get(2).numbers().add("turn", 1)).isEqualTo(6);
        assertThat(scopes.get(1).numbers().add("turn", 1)).isOne();
    }

    @Test
    void showsAStrategyWhoAsks() {
        order("turned", null);
        assertThat(scopes.getFirst().head().path()).isEqualTo("/plain");
    }

    @Test
    void givesTheInjectedTimeAndRandomness() {
        order("turned", null);
        assertThat(scopes.getFirst().clock().instant()).isEqualTo(time.clock().instant());
        assertThat(scopes.getFirst().random()).isSameAs(random);
    }

    @Test
    void estimatesTokensAndPrice() {
        order("turned", null);
        StrategyScope scope = scopes.getFirst();
        Route route = route("turned");

        Estimate known = scope.estimate(candidate(route, "a/m"));
        Estimate unknown = scope.estimate(candidate(route, "b/m"));

        assertThat(known.inputTokens()).as("10 bytes of text").isEqualTo(4);
        assertThat(known.outputTokens()).as("the model's bound").isEqualTo(100);
        assertThat(known.price())
                .hasValueSatisfying(price -> assertThat(price.nanos()).isEqualTo(4 * 1_000 + 100 * 10_000));
        assertThat(unknown.outputTokens()).as("a usual answer").isEqualTo(512);
        assertThat(unknown.price()).isEmpty();
    }

    private List<String> order(String name, @Nullable String asked) {
        Hints hints = asked == null ? Hints.NONE : new Hints(asked, false);
        ClientRequest request = request("{\"model\":\"m\",\"say\":\"123456789\"}", hints);
        Route route = route(name);
        Walk walk = ordering.walk(snapshot, route, request, route.candidates());
        List<String> order = new ArrayList<>();
        for (Candidate next; (next = walk.next()) != null; ) {
            order.add(next.deployment().provider());
        }
        return order;
    }

    private Route route(String name) {
        Route route = snapshot.offering(0).find(name);
        assertThat(route).isNotNull();
        return route;
    }
}
