package io.fairlead.core.gate;

import static io.fairlead.core.scene.Scene.candidate;
import static io.fairlead.core.scene.Scene.entry;
import static io.fairlead.core.scene.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.FailureKind;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.PlainProvider;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
    private static final long NOW = Duration.ofHours(1).toNanos();
    private static final ClientRequest SMALL = request("{\"model\":\"r\"}");

    @Test
    void letsPassWhatNothingSpeaksAgainst() {
        assertThat(check(route(ModelFacts.NONE), SMALL)).isNull();
        assertThat(check(route(window(100)), request("{\"model\":\"r\",\"max\":50,\"needs\":[]}")))
                .isNull();
    }

    @Test
    void refusesAnUpstreamWhoseDialectsCannotBeReached() {
        DialectId other = DialectId.of("other.chat");
        Route route = new Scene()
                .provider("a", new PlainProvider("a", List.of(other)), "k")
                .route("r", "a/m")
                .only("r");

        assertThat(check(route, SMALL))
                .isEqualTo(new Refusal(
                        "dialect",
                        "its provider takes [other.chat], which plain.chat cannot be translated to",
                        null,
                        false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'[]'                    | tools,vision | ",
                "'[\"tools\"]'           | tools,vision | ",
                "'[\"tools\"]'           | ?            | ",
                "'[\"tools\",\"vision\"]'| tools        | vision",
                "'[\"TOOLS\"]'           | vision       | tools"
            })
    void asksForWhatTheModelIsKnownToLack(String needs, String able, @Nullable String lacking) {
        Optional<Set<Capability>> capabilities = able.equals("?")
                ? Optional.empty()
                : Optional.of(Set.copyOf(
                        List.of(able.split(",")).stream().map(Capability::of).toList()));
        Route route = route(new ModelFacts(OptionalLong.empty(), OptionalLong.empty(), Optional.empty(), capabilities));

        Refusal refusal = check(route, request("{\"model\":\"r\",\"needs\":" + needs + "}"));

        assertThat(refusal == null ? null : refusal.gate() + ": " + refusal.detail())
                .isEqualTo(
                        lacking == null
                                ? null
                                : "capability: the request needs " + lacking + ", the model has [" + able + "]");
    }

    @ParameterizedTest
    @CsvSource({
        "40, 0, true",
        "40, 99, false",
        "0, 98, true",
        "0, 99, false",
        "395, 0, true",
        "396, 0, true",
        "397, 0, false"
    })
    void needsRoomForTheRequestAndTheAnswerThatItDemands(int text, int demanded, boolean fits) {
        String max = demanded == 0 ? "" : ",\"max\":" + demanded;
        // The name of the model counts as one byte of text.
        ClientRequest request =
                request("{\"model\":\"r\",\"say\":\"" + "x".repeat(Math.max(0, text - 1)) + "\"" + max + "}");
        assertThat(request.facts().textBytes()).isEqualTo(Math.max(1, text));

        Refusal refusal = check(route(window(100)), request);

        assertThat(refusal == null).isEqualTo(fits);
        if (refusal != null) {
            assertThat(refusal.gate()).isEqualTo("context");
            assertThat(refusal.detail()).matches("the request needs about \\d+ tokens, the window has 100");
            assertThat(refusal.until()).isNull();
        }
    }

    @Test
    void wantsALargerWindowThanTheOneThatWasTooSmall() {
        RouteCandidate of100 = route(window(100)).routeCandidates().getFirst();
        assertThat(Gates.context(of100, SMALL, 99)).isNull();
        assertThat(Gates.context(of100, SMALL, 100)).extracting(Refusal::gate).isEqualTo("context");
        assertThat(Gates.context(route(ModelFacts.NONE).routeCandidates().getFirst(), SMALL, 1 << 30))
                .as("an unknown window may be larger")
                .isNull();
    }

    @Test
    void refusesARefusedKeyByItsLastCharactersAlone() {
        Route route =
                new Scene().provider("a", "secret-key-7890").route("r", "a/m").only("r");
        route.routeCandidates().getFirst().credentialHealth().refused(Duration.ofMinutes(10), NOW);

        assertThat(check(route, SMALL))
                .isEqualTo(new Refusal(
                        "credential", "the upstream refused the key ending in 7890", Duration.ofMinutes(10), false));
    }

    @Test
    void asksHealthAndPassesOnHowLongItLasts() {
        Route route = route(ModelFacts.NONE);
        fail(route, FailureKind.SERVER, null);
        assertThat(check(route, SMALL))
                .isEqualTo(new Refusal("health", "paused after server", Duration.ofSeconds(60), true));
        fail(route, FailureKind.RATE_LIMIT, Duration.ofSeconds(5));
        assertThat(check(route, SMALL))
                .isEqualTo(new Refusal("health", "paused after rate_limit", Duration.ofSeconds(5), false));
    }

    @Test
    void skipsWhatFailedLatelyOnRoutesThatWantIt() {
        Route route = new Scene()
                .provider("a", "k")
                .round(Duration.ofSeconds(30), 9)
                .route("r", "a/m")
                .only("r");
        fail(route, FailureKind.NOT_FOUND, null);

        assertThat(check(route, SMALL))
                .isEqualTo(
                        new Refusal("failed-lately", "it failed within the last 30 s", Duration.ofSeconds(30), false));
        RouteCandidate candidate = route.routeCandidates().getFirst();
        Refusal later = Gates.now(candidate, route, NOW + Duration.ofSeconds(20).toNanos());
        assertThat(later).isNotNull();
        assertThat(later.until()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Gates.now(candidate, route, NOW + Duration.ofSeconds(30).toNanos()))
                .isNull();
    }

    @Test
    void saysTheGraverReasonWhereThereAreSeveral() {
        Route route = new Scene()
                .provider("a", "k")
                .round(Duration.ofSeconds(30), 9)
                .route("r", List.of(entry("a/m", window(10), Scene.ONCE)))
                .only("r");
        RouteCandidate candidate = candidate(route, "a/m");
        fail(route, FailureKind.NOT_FOUND, null);
        assertThat(gate(route, SMALL)).isEqualTo("failed-lately");
        fail(route, FailureKind.SERVER, null);
        assertThat(gate(route, SMALL)).as("a soft pause lets nobody through").isEqualTo("failed-lately");
        fail(route, FailureKind.RATE_LIMIT, null);
        assertThat(gate(route, SMALL)).isEqualTo("health");
        candidate.credentialHealth().refused(Duration.ofMinutes(1), NOW);
        assertThat(gate(route, SMALL)).isEqualTo("credential");
        candidate.state().health().operator(true);
        assertThat(check(route, SMALL)).isEqualTo(new Refusal("operator", "disabled by the operator", null, false));
        assertThat(gate(route, request("{\"model\":\"r\",\"max\":10}"))).isEqualTo("context");
    }

    private static @Nullable String gate(Route route, ClientRequest request) {
        Refusal refusal = check(route, request);
        return refusal == null ? null : refusal.gate();
    }

    private static void fail(Route route, FailureKind kind, @Nullable Duration wait) {
        candidate(route, "a/m").state().health().failed(kind, wait, HealthRules.DEFAULT, NOW, NOW);
    }

    private static @Nullable Refusal check(Route route, ClientRequest request) {
        return Gates.check(route.routeCandidates().getFirst(), route, request, NOW);
    }

    private static ModelFacts window(long tokens) {
        return new ModelFacts(OptionalLong.of(tokens), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }

    private static Route route(ModelFacts facts) {
        return new Scene()
                .provider("a", "k")
                .route("r", List.of(entry("a/m", facts, Scene.ONCE)))
                .only("r");
    }
}
