package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import io.fairlead.core.config.policy.RetryPolicy;
import io.fairlead.core.config.policy.RoundPolicy;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.AttemptPolicy;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.UpstreamSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is asked a second time, and who is not. */
@Timeout(120)
class RetryTest {
    private static final String HELLO = "{\"text\":\"hello\",\"tokens\":[3,5]}";
    private static final String ASKED = "{\"model\":\"r\",\"say\":\"hi\"}";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration BACKOFF = Duration.ofMillis(200);
    private static final RetryPolicy USUAL = new RetryPolicy(1, BACKOFF, Duration.ofSeconds(5), 0.2, 10);

    @TempDir
    Path spool;

    private final Map<String, Function<Asked, Answer>> scripts = new HashMap<>();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private FlowScene gateway;

    @BeforeEach
    void usual() throws IOException {
        gateway = started(policy(USUAL), round(ContentPolicy.STOP));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private Answer answer(Asked one) {
        asked.add(one.host());
        return scripts.getOrDefault(one.host(), _ -> Answer.json(200, HELLO)).apply(one);
    }

    private static AttemptPolicy policy(RetryPolicy retry) {
        return new AttemptPolicy(new Deadlines(MINUTE, MINUTE, MINUTE, MINUTE), MINUTE, retry, HealthRules.DEFAULT);
    }

    private FlowScene started(AttemptPolicy policy, RoundPolicy round) throws IOException {
        Scene scene = new Scene()
                .provider("a", "key-of-a")
                .provider("b", "key-of-b")
                .round(round)
                .route(
                        "r",
                        Stream.of("a/m", "b/m")
                                .map(one -> Scene.entry(one, ModelFacts.NONE, policy))
                                .toList());
        return new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
    }

    private void start(RetryPolicy retry) throws IOException {
        gateway = started(policy(retry), round(ContentPolicy.STOP));
    }

    private static RoundPolicy round(ContentPolicy content) {
        return Scene.round(Duration.ZERO, Integer.MAX_VALUE, content, Duration.ZERO);
    }

    private RecordedClient ask() {
        return gateway.ask(RecordedClient.posting(ASKED));
    }

    @ParameterizedTest
    @CsvSource({
        "500, '',                aab",
        "429, '',                ab",
        "404, '',                ab",
        "401, '',                ab",
        "429, 'Retry-After: 5',  aab",
        "429, 'Retry-After: 6',  ab",
        "503, 'Retry-After: 5',  aab",
        "503, 'Retry-After: 60', ab",
        "400, '',                a",
    })
    void whoIsAskedAgainDependsOnTheFailureAndOnTheWaitThatItStates(int status, String field, String hosts)
            throws IOException {
        String[] fields = field.isEmpty() ? new String[0] : new String[] {field};
        scripts.put("a", _ -> Answer.json(status, "{\"error\":{\"message\":\"no\"}}", fields));

        ask();

        assertThat(String.join("", asked)).isEqualTo(hosts);
        Duration waited = Duration.ofNanos(gateway.last().waitedNanos());
        if (!hosts.equals("aab")) {
            assertThat(waited).isZero();
        } else if (field.isEmpty()) {
            assertThat(waited).isBetween(BACKOFF.dividedBy(2), BACKOFF);
        } else {
            assertThat(waited).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @Test
    void whoWasSilentIsNotAskedAgain() throws IOException {
        scripts.put(
                "a",
                _ -> Answer.empty()
                        .after(() -> gateway.wait(Duration.ofSeconds(61)))
                        .text("HTTP/1.1 200"));
        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void norWhoSaysThatItTookTooLong() {
        scripts.put("a", _ -> Answer.json(504, "{\"error\":{\"type\":\"timeout\"}}", "Retry-After: 1"));
        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a", "b");
    }

    @Test
    void noMoreThanTheBudgetIsAskedAgainAndFailoverGoesOn() throws IOException {
        start(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, 0.2, 3));
        scripts.put("a", _ -> Answer.json(500, "{}"));
        for (int i = 0; i < 5; i++) {
            healthy("a/m");
            assertThat(ask().text()).isEqualTo(HELLO);
        }
        assertThat(asked.stream().filter("a"::equals)).hasSize(5 + 3);
        assertThat(gateway.settled()).extracting(Exchange::retriesRefused).containsExactly(0, 0, 0, 1, 1);
        assertThat(gateway.settled()).extracting(one -> one.attempts().size()).containsExactly(3, 3, 3, 2, 2);

        gateway.time().advance(Duration.ofSeconds(70));
        healthy("a/m");
        ask();
        assertThat(gateway.last().attempts()).hasSize(3);
    }

    @Test
    void nobodyIsAskedAgainWhomTheFailureHasDisabled() throws IOException {
        start(new RetryPolicy(9, Duration.ZERO, Duration.ZERO, 1, 99));
        scripts.put("a", _ -> Answer.json(500, "{}"));
        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(asked).as("three failures disable").containsExactly("a", "a", "a", "b");
    }

    /** Regression: a probe that failed was repeated at once. */
    @ParameterizedTest
    @CsvSource({"500, ''", "429, 'Retry-After: 1'"})
    void aProbeIsOneRequest(int status, String field) throws IOException {
        start(new RetryPolicy(9, Duration.ZERO, Duration.ofSeconds(5), 1, 99));
        disable("a/m");
        String[] fields = field.isEmpty() ? new String[0] : new String[] {field};
        scripts.put("a", _ -> Answer.json(status, "{}", fields));
        ask();
        assertThat(asked).containsExactly("b");

        gateway.time().advance(Duration.ofMinutes(11));
        ask();
        assertThat(asked).as("one probe").containsExactly("b", "a", "b");
    }

    @Test
    void othersPassOverWhoIsBeingProbed() throws IOException {
        disable("a/m");
        gateway.time().advance(Duration.ofMinutes(11));
        List<RecordedClient> meanwhile = new ArrayList<>();
        scripts.put("a", _ -> {
            meanwhile.add(ask());
            meanwhile.add(ask());
            return Answer.json(200, HELLO);
        });
        assertThat(ask().text()).isEqualTo(HELLO);
        assertThat(meanwhile).allSatisfy(client -> assertThat(client.text()).isEqualTo(HELLO));
        assertThat(asked).containsExactly("a", "b", "b");
    }

    @Test
    void anotherIsAskedWhereARouteSaysSoOfContentRules() throws IOException {
        gateway = started(policy(USUAL), round(ContentPolicy.NEXT));
        String said = "{\"error\":{\"type\":\"content_policy\",\"message\":\"not that\"}}";
        scripts.put("a", _ -> Answer.json(400, said));
        assertThat(ask().text()).isEqualTo(HELLO);

        scripts.put("b", _ -> Answer.json(400, said));
        RecordedClient refused = ask();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo(said);
        assertThat(asked).containsExactly("a", "b", "a", "b");

        scripts.put("b", _ -> Answer.json(500, "{}"));
        assertThat(ask().status()).isEqualTo(503);
    }

    @Test
    void theUpstreamsWordOnContentIsFinalOtherwise() throws IOException {
        scripts.put("a", _ -> Answer.json(400, "{\"error\":{\"type\":\"content_policy\",\"message\":\"not that\"}}"));
        assertThat(ask().status()).isEqualTo(400);
        assertThat(asked).containsExactly("a");
    }

    @Test
    void aDeadlineThatEndsTheExchangeNamesWhatWentWrong() throws IOException {
        scripts.put("a", _ -> Answer.json(503, "{\"error\":{\"message\":\"full\"}}", "Retry-After: 60"));
        scripts.put(
                "b",
                _ -> Answer.empty()
                        .after(() -> gateway.wait(Duration.ofSeconds(4)))
                        .text("HTTP/1.1 200"));
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED).with("X-Request-Timeout", "3"));
        assertThat(client.status()).isEqualTo(504);
        assertThat(client.text()).contains("own deadline: a/m: server (full); b/m: timeout (total deadline passed)");
    }

    @Test
    void aBackoffBeyondTheDeadlineIsNotWaitedFor() throws IOException {
        start(new RetryPolicy(1, Duration.ofSeconds(30), Duration.ZERO, 1, 99));
        scripts.put("a", _ -> Answer.json(500, "{}"));
        scripts.put("b", _ -> Answer.json(500, "{}"));
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED).with("X-Request-Timeout", "3"));
        assertThat(client.status()).isEqualTo(503);
        assertThat(client.text()).contains("a/m: server", "b/m: server");
        assertThat(gateway.last().waitedNanos()).isZero();
    }

    /** Regression: a full pool was held against the candidate. */
    @Test
    void aFullPoolIsNobodysFault() throws Exception {
        AttemptPolicy hasty = new AttemptPolicy(
                new Deadlines(Duration.ofSeconds(2), MINUTE, MINUTE, MINUTE), MINUTE, USUAL, HealthRules.DEFAULT);
        Scene scene = new Scene()
                .provider("a", "key-of-a")
                .provider("b", "key-of-b")
                .route(
                        "r",
                        Stream.of("a/m", "b/m")
                                .map(one -> Scene.entry(one, ModelFacts.NONE, hasty))
                                .toList());
        UpstreamSettings single = new UpstreamSettings(1, MINUTE, MINUTE, 4096, 100);
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool, single);
        AtomicBoolean healthy = new AtomicBoolean();
        RecordedClient second = RecordedClient.posting(ASKED).with("X-Request-Id", "second");
        scripts.put("a", _ -> {
            Thread other = Thread.ofVirtual().start(() -> gateway.ask(second));
            while (gateway.queued() == 0) {
                LockSupport.parkNanos(100_000);
            }
            gateway.wait(Duration.ofSeconds(3));
            while (other.isAlive()) {
                gateway.wait(Duration.ZERO);
                LockSupport.parkNanos(100_000);
            }
            healthy.set(
                    candidate("a/m").state().health().standing(gateway.time().nanos()) == null);
            return Answer.json(200, HELLO);
        });

        assertThat(ask().text()).isEqualTo(HELLO);

        assertThat(second.text()).isEqualTo(HELLO);
        assertThat(gateway.settled().getFirst().attempts())
                .extracting(AttemptRecord::failure)
                .containsExactly("no_connection_free", null);
        assertThat(healthy).isTrue();
        assertThat(asked).containsExactly("a", "b");
    }

    private void healthy(String deployment) {
        candidate(deployment).state().health().succeeded(gateway.time().nanos());
    }

    private void disable(String deployment) {
        for (int i = 0; i < 3; i++) {
            long now = gateway.time().nanos();
            candidate(deployment).state().health().failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        }
    }

    private RouteCandidate candidate(String deployment) {
        return Scene.candidate(
                Objects.requireNonNull(gateway.snapshots().now().offering(0).find("r")), deployment);
    }
}
