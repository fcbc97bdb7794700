package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.FailureKind;
import io.fairlead.core.config.policy.RoundPolicy.ContentPolicy;
import io.fairlead.core.health.CandidateHealth;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request does when nobody can serve it now. */
class WaitingTest {
    private static final String HELLO = "{\"text\":\"hello\",\"tokens\":[3,5]}";
    private static final String ASKED = "{\"model\":\"r\",\"say\":\"hi\"}";
    private static final String STREAM = "{\"model\":\"r\",\"stream\":true,\"say\":\"hi\"}";
    private static final String SIGN = ": alive\n\n";
    private static final Duration HALF_A_MINUTE = Duration.ofSeconds(30);

    @TempDir
    Path spool;

    private final Map<String, Deque<Answer>> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private FlowScene gateway;

    @BeforeEach
    void usual() throws IOException {
        gateway = started(Duration.ZERO, HALF_A_MINUTE);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    /** Each host gives its answers in order, and then says hello. */
    private Answer answer(Asked one) {
        asked.add(one.host());
        Deque<Answer> own = answers.getOrDefault(one.host(), new ArrayDeque<>());
        Answer hello = one.body().contains("stream")
                ? Answer.events("{\"text\":\"hello\"}", "{\"end\":1}")
                : Answer.json(200, HELLO);
        return own.isEmpty() ? hello : own.removeFirst();
    }

    private void says(String host, Answer... inOrder) {
        answers.put(host, new ArrayDeque<>(List.of(inOrder)));
    }

    private static Answer limited(int seconds) {
        return Answer.json(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: " + seconds);
    }

    private static Answer broken() {
        return Answer.json(500, "{\"error\":{\"message\":\"broken\"}}");
    }

    private void start(Duration maxWait) throws IOException {
        gateway = started(Duration.ZERO, maxWait);
    }

    private FlowScene started(Duration skip, Duration maxWait) throws IOException {
        Scene scene = new Scene()
                .keepAlive(Duration.ofSeconds(3))
                .provider("a", "key-of-a")
                .provider("b", "key-of-b")
                .round(Scene.round(skip, Integer.MAX_VALUE, ContentPolicy.STOP, maxWait))
                .route("r", "a/m", "b/m");
        return new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
    }

    private RecordedClient ask(String body) {
        return gateway.ask(RecordedClient.posting(body));
    }

    /** A client that gets a sign of life after 4 seconds. */
    private RecordedClient listening() {
        RecordedClient client = RecordedClient.posting(STREAM);
        gateway.time().after(Duration.ofSeconds(4), () -> hear(client));
        return client;
    }

    /** Signs are written by another thread, while this one waits. */
    private void hear(RecordedClient client) {
        int before = client.writes() + client.answers();
        gateway.wait(Duration.ZERO);
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (client.writes() + client.answers() == before && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000);
        }
    }

    private Duration waited() {
        return Duration.ofNanos(gateway.last().waitedNanos());
    }

    @Test
    void aRequestWaitsForTheFirstWhoIsFree() throws IOException {
        says("a", limited(20));
        says("b", limited(12));

        RecordedClient client = ask(ASKED);

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(client.header("X-Fairlead-Deployment")).isEqualTo("b/m");
        assertThat(client.header("X-Fairlead-Attempts")).isEqualTo("3");
        assertThat(asked).containsExactly("a", "b", "b");
        assertThat(waited()).isBetween(Duration.ofSeconds(12), Duration.ofSeconds(13));
    }

    @Test
    void aRequestWaitsAlsoIfEverybodyWasSkipped() throws IOException {
        gateway = started(Duration.ofSeconds(20), HALF_A_MINUTE);
        long now = gateway.time().nanos();
        health("a/m").failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        health("b/m").failed(FailureKind.RATE_LIMIT, Duration.ofMinutes(5), HealthRules.DEFAULT, now, now);
        gateway.time().advance(Duration.ofSeconds(5));

        assertThat(ask(ASKED).text()).isEqualTo(HELLO);

        assertThat(asked).containsExactly("a");
        assertThat(waited()).as("what is left of 20 seconds").isBetween(Duration.ofSeconds(15), Duration.ofSeconds(17));
    }

    @Test
    void nobodyWaitsForWhatComesTooLate() throws IOException {
        says("a", limited(31));
        says("b", limited(40));
        RecordedClient client = ask(ASKED);
        assertThat(client.status()).isEqualTo(429);
        assertThat(client.header("Retry-After")).isEqualTo("31");
        assertThat(client.header("X-Should-Retry")).isEqualTo("true");
        assertThat(client.text()).contains("a/m: rate_limit (slow); b/m: rate_limit (slow)");
        assertThat(waited()).isZero();
    }

    /** Client libraries would sleep for as long as that, or ask again at once and in vain. */
    @Test
    void nobodyIsAskedToWaitForMoreThanAMinute() throws IOException {
        says("a", limited(61));
        says("b", limited(61));
        RecordedClient client = ask(ASKED);
        assertThat(client.header("Retry-After")).isEqualTo("61");
        assertThat(client.header("X-Should-Retry")).isEqualTo("false");
    }

    @Test
    void nobodyWaitsBeyondTheClientsOwnDeadline() throws IOException {
        says("a", limited(8));
        says("b", limited(8));
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED).with("X-Request-Timeout", "7"));
        assertThat(client.status()).isEqualTo(429);
        assertThat(client.header("Retry-After")).isEqualTo("8");
        assertThat(waited()).isZero();
    }

    @Test
    void nobodyWaitsWhereThatIsSwitchedOff() throws IOException {
        start(Duration.ZERO);
        says("a", limited(1));
        says("b", limited(1));
        assertThat(ask(ASKED).status()).isEqualTo(429);
        assertThat(asked).hasSize(2);
        assertThat(waited()).isZero();
    }

    @Test
    void failuresThatStateNoWaitAreTriedAgainMoreAndMoreSeldom() throws IOException {
        start(Duration.ofSeconds(200));
        says("a", broken(), broken(), broken(), broken());
        says("b", broken(), broken(), broken(), broken());
        List<Integer> calls = new ArrayList<>();
        gateway.time().after(Duration.ofSeconds(9), () -> calls.add(asked.size()));
        gateway.time().after(Duration.ofSeconds(12), () -> calls.add(asked.size()));
        gateway.time().after(Duration.ofSeconds(29), () -> calls.add(asked.size()));

        RecordedClient client = ask(ASKED);

        assertThat(calls).as("after 9, 12 and 29 seconds").containsExactly(2, 4, 4);
        assertThat(asked).hasSize(6);
        assertThat(client.status()).as("three failures disable for ten minutes").isEqualTo(503);
        assertThat(client.text()).contains("a/m: server (broken); b/m: server (broken)");
        assertThat(waited()).isBetween(HALF_A_MINUTE, Duration.ofSeconds(33));
    }

    @Test
    void allWaitsTogetherStayWithinTheBound() throws IOException {
        Answer[] limits = {limited(7), limited(7), limited(7), limited(7), limited(7), limited(7)};
        says("a", limits);
        says("b", limits);
        assertThat(ask(ASKED).status()).isEqualTo(429);
        assertThat(waited()).isBetween(Duration.ofSeconds(28), HALF_A_MINUTE);
        assertThat(asked).hasSize(2 * 5);
    }

    @Test
    void whoWasSilentOrDoesNotKnowTheModelIsNotWaitedFor() throws IOException {
        says(
                "a",
                Answer.empty().after(() -> gateway.wait(Duration.ofSeconds(61))).text("HTTP/1.1 200"));
        says("b", Answer.json(404, "{\"error\":{\"message\":\"unknown\"}}"));
        RecordedClient client = ask(ASKED);
        assertThat(client.status()).isEqualTo(503);
        assertThat(client.text()).contains("a/m: timeout", "b/m: not_found (unknown)");
        assertThat(waited()).isZero();
    }

    @Test
    void whoIsNotAskedAgainIsStillNamedAfterAnotherRound() throws IOException {
        says("a", Answer.json(404, "{\"error\":{\"message\":\"unknown\"}}"));
        says("b", limited(2), limited(60));
        RecordedClient client = ask(ASKED);
        assertThat(asked).containsExactly("a", "b", "b");
        assertThat(client.text()).containsOnlyOnce("a/m: not_found (unknown)").containsOnlyOnce("b/m: ");
    }

    @Test
    void aSuccessOfAnotherRequestEndsTheWait() throws IOException {
        says("a", limited(29));
        says("b", limited(29));
        gateway.time().after(Duration.ofSeconds(4), () -> {
            long now = gateway.time().nanos();
            health("b/m").succeeded(now);
        });
        assertThat(ask(ASKED).text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a", "b", "b");
        assertThat(waited()).isBetween(Duration.ofSeconds(4), Duration.ofMillis(4300));
    }

    @Test
    void whoIsBeingProbedIsWaitedFor() throws IOException {
        for (String each : List.of("a/m", "b/m")) {
            for (int i = 0; i < 3; i++) {
                long now = gateway.time().nanos();
                health(each).failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
            }
        }
        gateway.time().advance(Duration.ofMinutes(11));
        long probe = gateway.time().nanos();
        assertThat(health("a/m").begin(probe)).isTrue();
        assertThat(health("b/m").begin(probe)).isTrue();
        gateway.time().after(Duration.ofSeconds(2), () -> health("a/m").succeeded(probe));
        assertThat(ask(ASKED).text()).isEqualTo(HELLO);
        assertThat(asked).containsExactly("a");
        assertThat(waited()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2300));
        health("b/m").released(probe);
    }

    @Test
    void aStreamIsKeptAliveAndGoesOnWithTheAnswer() throws IOException {
        says("a", limited(15));
        says("b", limited(15));
        RecordedClient client = listening();
        gateway.time().after(Duration.ofSeconds(9), () -> hear(client));

        gateway.ask(client);

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.text()).isEqualTo(SIGN + SIGN + "data: {\"text\":\"hello\"}\n\ndata: {\"end\":1}\n\n");
        assertThat(client.answers()).isOne();
        assertThat(client.finished()).isOne();
        assertThat(gateway.last().deployment()).isEqualTo("a/m");
    }

    @Test
    void afterTheFirstSignAFailureIsAnEventOfTheStream() throws IOException {
        says("a", limited(5), limited(60));
        says("b", limited(5), limited(60));

        RecordedClient client = gateway.ask(listening());

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.text())
                .startsWith(SIGN + "data: {\"error\":{\"type\":\"no_candidate_available\"")
                .contains("a/m: rate_limit (slow); b/m: rate_limit (slow)")
                .endsWith("\n\n");
        assertThat(client.answers()).isOne();
        assertThat(client.finished()).isOne();
        assertThat(gateway.last().status()).isEqualTo(200);
        assertThat(gateway.last().error()).isNotNull();
    }

    @Test
    void soIsAnUpstreamsRefusal() throws IOException {
        says("a", limited(5), Answer.json(400, "{\"error\":{\"message\":\"max: too much\"}}"));
        says("b", limited(60));
        RecordedClient client = gateway.ask(listening());
        assertThat(client.text()).startsWith(SIGN + "data: {\"error\":").contains("max: too much");
        assertThat(client.finished()).isOne();
    }

    @Test
    void anAnswerThatBreaksAfterAWaitIsToldAsEver() throws IOException {
        says("a", limited(5), Answer.streaming().event("{\"text\":\"he\"}").cut());
        says("b", limited(60));
        RecordedClient client = gateway.ask(listening());
        assertThat(client.text())
                .startsWith(SIGN + "data: {\"text\":\"he\"}\n\ndata: {\"error\":{\"type\":\"upstream_stream_broken\"");
        assertThat(client.finished()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {ASKED, STREAM})
    void aClientThatLeavesEndsTheWait(String body) throws IOException {
        says("a", limited(25));
        says("b", limited(25));
        RecordedClient client = RecordedClient.posting(body);
        gateway.time().after(Duration.ofSeconds(9), client::leave);
        gateway.ask(client);
        assertThat(waited()).isBetween(Duration.ofSeconds(9), Duration.ofMillis(9300));
        assertThat(asked).containsExactly("a", "b");
        assertThat(gateway.last().gone()).isTrue();
        assertThat(gateway.last().status()).as("no answer was sent").isZero();
        assertThat(client.finished()).isZero();
    }

    @Test
    void whenTheGatewayStopsNobodyWaitsAnyMore() throws IOException {
        says("a", limited(25));
        says("b", limited(25));
        gateway.time().after(Duration.ofSeconds(2), gateway::stop);
        RecordedClient client = ask(ASKED);
        assertThat(client.status()).isEqualTo(429);
        assertThat(client.text()).contains("a/m: rate_limit (slow)");
        assertThat(waited()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2300));
    }

    @Test
    void aLongWaitTakesNothingFromTheTimeOfTheAnswer() throws IOException {
        start(Duration.ofMinutes(10));
        Answer slow =
                Answer.empty().after(() -> gateway.wait(Duration.ofSeconds(50))).whole(200, HELLO);
        says("a", limited(570), slow);
        says("b", limited(570));
        assertThat(ask(ASKED).text()).isEqualTo(HELLO);
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(570));
    }

    private CandidateHealth health(String deployment) {
        return Scene.candidate(
                        Objects.requireNonNull(
                                gateway.snapshots().now().offering(0).find("r")),
                        deployment)
                .state()
                .health();
    }
}
