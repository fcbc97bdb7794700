package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import io.fairlead.api.json.JsonScan;
import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.CallEdit;
import io.fairlead.api.strategy.Candidate;
import io.fairlead.api.strategy.Outcome;
import io.fairlead.api.strategy.Strategy;
import io.fairlead.api.strategy.Walk;
import io.fairlead.core.config.Translation;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.PlainProvider;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.AttemptPolicy;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.snapshot.StrategyUse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A request repeats reasoning whose proofs an upstream cannot read: it is asked once more, without them. */
@Timeout(120)
class UnreadableProofTest {
    private static final String HELLO = "{\"text\":\"hello\",\"tokens\":[3,5]}";
    private static final String ASKED = "{\"model\":\"r\",\"say\":\"hi\",\"proof\":\"of a\"}";
    private static final String UNREADABLE = "{\"error\":{\"type\":\"unreadable_proof\",\"message\":\"sealed\"}}";

    private static final String NOTHING_TO_TAKE_OUT = "{\"model\":\"r\",\"say\":\"hi\"}";

    @TempDir
    Path spool;

    private final Map<String, Function<Asked, Answer>> scripts = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private FlowScene gateway;

    /** Takes out a member, if it is asked to and the member is there. */
    private static final class Proving extends PlainProvider {
        Proving(String host) {
            super(host);
        }

        @Override
        public void address(CallEdit call, Attempt attempt) {
            super.address(call, attempt);
            JsonScan scan = Objects.requireNonNull(call.body().original().json());
            if (attempt.withoutProofs() && scan.find("proof") >= 0) {
                call.body().remove("proof");
                call.dropped("proof", "the upstream cannot read it");
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        gateway = started(Scene.policy(0), Translation.REPORT, Duration.ZERO);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private FlowScene started(AttemptPolicy policy, Translation mode, Duration maxWait) throws IOException {
        return started(new Scene(), policy, mode, maxWait);
    }

    private FlowScene started(Scene scene, AttemptPolicy policy, Translation mode, Duration maxWait)
            throws IOException {
        scene.translation(mode)
                .provider("a", new Proving("a"), "key-of-a")
                .provider("b", new Proving("b"), "key-of-b")
                .round(Scene.round(Duration.ZERO, Integer.MAX_VALUE, ContentPolicy.STOP, maxWait))
                .route(
                        "r",
                        Stream.of("a/m", "b/m")
                                .map(one -> Scene.entry(one, ModelFacts.NONE, policy))
                                .toList());
        return new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
    }

    private Answer answer(Asked one) {
        asked.add(one.host() + (one.body().contains("proof") ? "+" : "-"));
        return scripts.getOrDefault(one.host(), UnreadableProofTest::refusesProofs)
                .apply(one);
    }

    private static Answer refusesProofs(Asked one) {
        return one.body().contains("proof") ? Answer.json(400, UNREADABLE) : Answer.json(200, HELLO);
    }

    private RecordedClient ask() {
        return gateway.ask(RecordedClient.posting(ASKED));
    }

    @Test
    void theSameIsAskedOnceMoreAndTheClientIsTold() {
        RecordedClient client = ask();

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(client.header("X-Fairlead-Dropped")).isEqualTo("proof");
        assertThat(asked).containsExactly("a+", "a-");
        assertThat(gateway.last().attempts())
                .extracting(AttemptRecord::failure)
                .containsExactly("unreadable_proof", null);
        assertThat(gateway.last().attempts().getFirst().detail()).isEqualTo("sealed");
        assertThat(gateway.last().attempts().getFirst().status()).isEqualTo(400);
    }

    /** Some tell of it in a stream that began as a success. */
    @Test
    void aRefusalWithinAStreamIsOneBeforeItsContent() {
        scripts.put(
                "a",
                one -> one.body().contains("proof")
                        ? Answer.events(UNREADABLE)
                        : Answer.events("{\"text\":\"hello\"}", "{\"end\":true}"));

        RecordedClient client =
                gateway.ask(RecordedClient.posting(ASKED.replace("\"model\"", "\"stream\":true,\"model\"")));

        assertThat(client.text()).contains("hello").doesNotContain("sealed");
        assertThat(asked).containsExactly("a+", "a-");
        assertThat(gateway.last().attempts())
                .extracting(AttemptRecord::failure)
                .containsExactly("unreadable_proof", null);
    }

    @Test
    void nobodyIsBlamed() {
        nobodyReadsThem();
        for (int i = 0; i < 5; i++) {
            assertThat(ask().status()).isEqualTo(400);
        }
        assertThat(candidate().state().health().score()).isZero();
        assertThat(candidate().state().health().standing(gateway.time().nanos()))
                .isNull();
    }

    private void nobodyReadsThem() {
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));
        scripts.put("b", _ -> Answer.json(400, UNREADABLE.replace("sealed", "sealed for b")));
    }

    @Test
    void theFirstRefusalIsTheClientsIfAllRefuse() {
        nobodyReadsThem();

        RecordedClient client = ask();

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).isEqualTo(UNREADABLE);
        assertThat(asked).containsExactly("a+", "a-", "b+", "b-");
    }

    @Test
    void theSameIsNotSentAgain() {
        nobodyReadsThem();

        RecordedClient client = gateway.ask(RecordedClient.posting(NOTHING_TO_TAKE_OUT));

        assertThat(client.text()).isEqualTo(UNREADABLE);
        assertThat(asked).containsExactly("a-", "b-");
        assertThat(gateway.last().attempts()).hasSize(2);
    }

    /** A compacted conversation went to the account that had not written it, and never to the other. */
    @Test
    void whatCannotBeTakenOutGoesToWhoCanReadIt() {
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));

        RecordedClient client = gateway.ask(RecordedClient.posting(NOTHING_TO_TAKE_OUT));

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a-", "b-");
    }

    @Test
    void aRequestThatIsRefusedWithoutProofsTooGoesOnWithThem() {
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));
        scripts.put("b", _ -> Answer.json(200, HELLO));

        RecordedClient client = ask();

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(client.header("X-Fairlead-Dropped")).isNull();
        assertThat(asked).containsExactly("a+", "a-", "b+");
    }

    @Test
    void whoRefusedIsNotAskedAgainInALaterRound() throws IOException {
        gateway = started(Scene.policy(2), Translation.REPORT, Duration.ofMinutes(1));
        scripts.put("a", _ -> Answer.json(400, UNREADABLE, "Retry-After: 0"));
        scripts.put("b", _ -> {
            scripts.remove("b");
            return Answer.json(429, "{}", "Retry-After: 20");
        });

        RecordedClient client = gateway.ask(RecordedClient.posting(NOTHING_TO_TAKE_OUT));

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a-", "b-", "b-");
    }

    @Test
    void nobodyWaitsForWhoWillRefuseAgain() throws IOException {
        gateway = started(Scene.policy(0), Translation.REPORT, Duration.ofMinutes(1));
        nobodyReadsThem();
        long before = gateway.time().nanos();

        assertThat(ask().status()).isEqualTo(400);

        assertThat(gateway.time().nanos() - before)
                .isLessThan(Duration.ofMillis(250).toNanos());
    }

    @Test
    void whoMayReadThemLaterIsWorthTryingAgain() {
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));
        scripts.put("b", _ -> Answer.json(500, "{}"));

        RecordedClient client = ask();

        assertThat(client.status()).isEqualTo(503);
        assertThat(client.text()).contains("a/m: unreadable_proof (sealed)");
    }

    @Test
    void whatNobodyElseTakesIsRefusedInTheFirstWords() {
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));
        scripts.put("b", _ -> Answer.json(400, "{\"error\":{\"type\":\"unsupported\",\"message\":\"no\"}}"));

        RecordedClient client = ask();

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).isEqualTo(UNREADABLE);
    }

    @Test
    void anotherRefusalIsFinalAtOnce() {
        scripts.put("a", _ -> Answer.json(400, "{\"error\":{\"message\":\"no\"}}"));

        assertThat(ask().status()).isEqualTo(400);
        assertThat(asked).containsExactly("a+");
    }

    @Test
    void nothingMayBeLeftOutOfAStrictTranslation() throws IOException {
        gateway = started(Scene.policy(0), Translation.STRICT, Duration.ZERO);
        scripts.put("b", _ -> Answer.json(200, HELLO));

        RecordedClient client = ask();

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a+", "b+");
    }

    @Test
    void aStrictRefusalIsTheFirstUpstreamsOwn() throws IOException {
        gateway = started(Scene.policy(0), Translation.STRICT, Duration.ZERO);
        nobodyReadsThem();

        RecordedClient client = ask();

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).isEqualTo(UNREADABLE);
        assertThat(asked).containsExactly("a+", "b+");
    }

    @Test
    void whatComesNextIsAFailureLikeAnyOther() {
        scripts.put("a", one -> one.body().contains("proof") ? Answer.json(400, UNREADABLE) : Answer.json(429, "{}"));

        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(asked).as("each candidate may read the proofs").containsExactly("a+", "a-", "b+", "b-");
    }

    @Test
    void whoCouldNotReadThemIsAskedWithoutFromThenOn() throws IOException {
        gateway = started(Scene.policy(1), Translation.REPORT, Duration.ZERO);
        scripts.put("a", one -> one.body().contains("proof") ? Answer.json(400, UNREADABLE) : Answer.json(500, "{}"));

        RecordedClient client = ask();

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a+", "a-", "a-", "b+", "b-");
    }

    @Test
    void bothCallsHaveTheTimeOfOne() {
        scripts.put("a", one -> {
            gateway.wait(Duration.ofSeconds(40));
            return refusesProofs(one);
        });

        RecordedClient client = ask();

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a+", "a-", "b+", "b-");
        assertThat(gateway.last().attempts().get(1).failure()).isEqualTo("timeout");
    }

    /** Makes the next request to a the one that probes it. */
    private void waitingForAProbe() {
        long now = gateway.time().nanos();
        for (int i = 0; i < 3; i++) {
            candidate().state().health().failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        }
        gateway.time().advance(Duration.ofMinutes(11));
    }

    /** Something happens whenever an attempt has ended, and before the next. */
    private FlowScene startedWith(Runnable afterEach) throws IOException {
        Strategy strategy = (facts, candidates, scope) -> new Walk() {
            private final Walk walk = Walk.over(candidates);

            @Override
            public @Nullable Candidate next() {
                return walk.next();
            }

            @Override
            public void ended(Candidate candidate, Outcome outcome) {
                afterEach.run();
            }
        };
        Scene scene = new Scene().strategy(new StrategyUse("looking", strategy));
        return started(scene, Scene.policy(0), Translation.REPORT, Duration.ZERO);
    }

    private boolean placeIsFree() {
        return candidate().state().health().begin(gateway.time().nanos());
    }

    /** Another request took the place between the two calls, and this one freed it. */
    @Test
    void aProbeIsOneOverBothCalls() throws IOException {
        List<Boolean> free = new ArrayList<>();
        gateway = startedWith(() -> free.add(placeIsFree()));
        waitingForAProbe();

        assertThat(ask().text()).isEqualTo(HELLO);

        assertThat(asked).containsExactly("a+", "a-");
        assertThat(free).as("after the first call, and after the second").containsExactly(false, true);
    }

    @Test
    void aProbeThatCannotReadThemFreesThePlace() {
        waitingForAProbe();
        scripts.put("a", _ -> Answer.json(400, UNREADABLE));

        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(gateway.ask(RecordedClient.posting(NOTHING_TO_TAKE_OUT)).text())
                .isEqualTo(HELLO);

        assertThat(asked).as("each may be the probe").containsExactly("a+", "a-", "b+", "b-", "a-", "b-");
        assertThat(placeIsFree()).isTrue();
    }

    @Test
    void aProbeOfAClientThatLeftFreesThePlace() throws IOException {
        RecordedClient client = RecordedClient.posting(ASKED);
        gateway = startedWith(client::leave);
        waitingForAProbe();

        gateway.ask(client);

        assertThat(asked).containsExactly("a+");
        assertThat(placeIsFree()).isTrue();
    }

    @Test
    void aProbeGoesOnWithoutProofs() {
        waitingForAProbe();
        scripts.put("a", one -> {
            if (!one.body().contains("proof")) {
                scripts.remove("a");
                assertThat(ask().text()).isEqualTo(HELLO);
            }
            return refusesProofs(one);
        });

        assertThat(ask().text()).isEqualTo(HELLO);

        assertThat(asked).as("others pass over who is probed").containsExactly("a+", "a-", "b+", "b-");
        assertThat(candidate().state().health().disabled()).isFalse();
    }

    private RouteCandidate candidate() {
        return Scene.candidate(
                Objects.requireNonNull(gateway.snapshots().now().offering(0).find("r")), "a/m");
    }
}
