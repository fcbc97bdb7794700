package io.fairlead.core.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.access.Access;
import io.fairlead.core.config.Selection;
import io.fairlead.core.scene.PlainProvider;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.CredentialUse;
import io.fairlead.core.snapshot.Discovered;
import io.fairlead.core.snapshot.Listener;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.ProviderUse;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static final int NARROW = 1;

    private final Snapshot snapshot = snapshot();

    private static Snapshot snapshot() {
        Scene scene = new Scene()
                .provider("a", "k1", "k2")
                .provider("b", "k")
                .provider("silent", "k")
                .provider(new ProviderUse(
                        "declared",
                        "provider.plain",
                        new PlainProvider("declared"),
                        List.of(CredentialUse.of("declared", "k")),
                        Scene.ONCE,
                        Map.of("own", ModelFacts.NONE),
                        false,
                        Access.DIRECT))
                .route("smart", "a/large", "b/large")
                .route("b/small", "a/large");
        scene.builder().listener(new Listener(Selection.of(List.of("smart")), Selection.of(List.of("b"))));
        Snapshot made = scene.snapshot();
        made.discovered(Discovered.NOTHING
                .with("a", Map.of("small", ModelFacts.NONE))
                .with(
                        "b",
                        Map.of(
                                "small",
                                ModelFacts.NONE,
                                "deep/nested:tag",
                                ModelFacts.NONE,
                                "twin:latest",
                                ModelFacts.NONE)));
        return made;
    }

    @ParameterizedTest
    @CsvSource({
        "smart, a/large a/large b/large",
        "a/small, a/small a/small",
        "a:small, a/small a/small",
        "smart:latest, a/large a/large b/large",
        "a/small:latest, a/small a/small",
        "b/twin, b/twin:latest",
        "twin, b/twin:latest",
        "twin:latest, b/twin:latest",
        "a/large, a/large a/large",
        "small, a/small a/small b/small",
        "b/small, a/large a/large",
        "b/deep/nested:tag, b/deep/nested:tag",
        "deep/nested:tag, b/deep/nested:tag",
        "b:deep/nested:tag, b/deep/nested:tag",
        "declared/own, declared/own",
        "silent/anything at all, silent/anything at all",
        "silent/x/y, silent/x/y"
    })
    void findsRoutesThenDeploymentsThenModels(String name, String deployments) {
        assertThat(deployments(Routing.resolve(snapshot, 0, name))).isEqualTo(deployments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/small",
                "unknown",
                "unknown/small",
                "a/unlisted",
                "declared/other",
                "SMART",
                "silent/\u0000",
                "silent/a\r\nb",
                "a:unlisted",
                ":latest",
                "smart:later",
                "smart:latest:latest"
            })
    void refusesWhatNobodyOffers(String name) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> Routing.resolve(snapshot, 0, name))
                .satisfies(failure -> {
                    assertThat(failure.error().code()).isEqualTo(ErrorCode.MODEL_NOT_FOUND);
                    assertThat(failure.error().status()).isEqualTo(404);
                    assertThat(failure.error().parameter()).isEqualTo("model");
                    assertThat(failure.error().message().chars()).noneMatch(Character::isISOControl);
                });
    }

    @Test
    void saysWhatIsNearest() {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> Routing.resolve(snapshot, 0, "smrat"))
                .withMessageStartingWith(
                        "unknown model: found 'smrat', expected a route or provider/model; nearest: smart, ");
        Snapshot empty = new Scene().snapshot();
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> Routing.resolve(empty, 0, "m"))
                .withMessageEndingWith("none is configured yet");
    }

    @ParameterizedTest
    @CsvSource({"smart, a/large a/large b/large", "b/small, b/small", "small, b/small"})
    void findsWhatItsListenerOffers(String name, String deployments) {
        assertThat(deployments(Routing.resolve(snapshot, NARROW, name))).isEqualTo(deployments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/small", "a/large", "silent/x", "declared/own"})
    void knowsNothingOfWhatItsListenerDoesNotOffer(String name) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> Routing.resolve(snapshot, NARROW, name))
                .satisfies(failure -> assertThat(failure.error()
                                .message()
                                .split("nearest: ", 2)[1]
                                .split(", "))
                        .isSubsetOf(
                                "smart",
                                "small",
                                "large",
                                "b/large",
                                "b/small",
                                "deep/nested:tag",
                                "b/deep/nested:tag",
                                "twin:latest",
                                "b/twin:latest"));
    }

    @Test
    void findsTheSameStateUnderEveryName() {
        RouteCandidate onRoute =
                Routing.resolve(snapshot, 0, "smart").routeCandidates().getFirst();
        RouteCandidate alone =
                Routing.resolve(snapshot, 0, "a/large").routeCandidates().getFirst();
        RouteCandidate elsewhere =
                Routing.resolve(snapshot, NARROW, "smart").routeCandidates().getFirst();
        assertThat(alone.state()).isSameAs(onRoute.state()).isSameAs(elsewhere.state());
    }

    @Test
    void keepsNoStateOfModelsThatAClientMadeUp() {
        RouteCandidate first =
                Routing.resolve(snapshot, 0, "silent/made-up").routeCandidates().getFirst();
        RouteCandidate second =
                Routing.resolve(snapshot, 0, "silent/made-up").routeCandidates().getFirst();
        assertThat(first.state()).isNotSameAs(second.state());
        assertThat(first.credentialHealth()).isSameAs(second.credentialHealth());
    }

    private static String deployments(Route route) {
        return String.join(
                " ",
                route.routeCandidates().stream()
                        .map(one -> one.deployment().id())
                        .toList());
    }
}
