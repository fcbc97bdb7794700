package io.fairlead.core.gate;

import static io.fairlead.core.scene.Scene.candidate;
import static io.fairlead.core.scene.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError.Reason;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Route;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EligibleTest {
    private static final long NOW = Duration.ofHours(1).toNanos();
    private static final ClientRequest REQUEST = request("{\"model\":\"r\"}");

    private final Route route = new Scene()
            .provider("a", "k")
            .provider("b", "k")
            .provider("c", "k")
            .route("r", "a/m", "b/m", "c/m")
            .only("r");

    @Test
    void areTheRoutesOwnListWhenAllMay() {
        Eligible eligible = Eligible.of(route, REQUEST, NOW);
        assertThat(eligible.candidates()).isSameAs(route.candidates());
        assertThat(eligible.refused()).isEmpty();
    }

    @Test
    void areThoseThatMayInTheRoutesOrder() {
        fail("b/m", FailureKind.RATE_LIMIT);
        Eligible eligible = Eligible.of(route, REQUEST, NOW);
        assertThat(names(eligible)).containsExactly("a/m", "c/m");
        assertThat(eligible.refused())
                .extracting(Reason::deployment, Reason::reason, Reason::detail, Reason::until)
                .containsExactly(tuple("b/m", "health", "paused after rate_limit", Duration.ofSeconds(60)));
    }

    @Test
    void doNotNeedThePausedWhileAnybodyElseIsThere() {
        fail("a/m", FailureKind.SERVER);
        fail("b/m", FailureKind.SERVER);
        assertThat(names(Eligible.of(route, REQUEST, NOW))).containsExactly("c/m");
    }

    @Test
    void areThePausedOnesWhenThereIsNobodyElse() {
        fail("a/m", FailureKind.SERVER);
        fail("b/m", FailureKind.RATE_LIMIT);
        fail("c/m", FailureKind.NETWORK);
        Eligible eligible = Eligible.of(route, REQUEST, NOW);
        assertThat(names(eligible)).containsExactly("a/m", "c/m");
        assertThat(eligible.refused()).extracting(Reason::deployment).containsExactly("a/m", "b/m", "c/m");
    }

    @Test
    void areNoneWhenAllAreHeldBackForGood() {
        for (String deployment : List.of("a/m", "b/m", "c/m")) {
            candidate(route, deployment).state().health().operator(true);
        }
        assertThat(Eligible.of(route, REQUEST, NOW).candidates()).isEmpty();
    }

    private void fail(String deployment, FailureKind kind) {
        candidate(route, deployment).state().health().failed(kind, null, HealthRules.DEFAULT, NOW, NOW);
    }

    private static List<String> names(Eligible eligible) {
        return eligible.candidates().stream()
                .map(Candidate::id)
                .map(id -> id.substring(0, 3))
                .toList();
    }
}
