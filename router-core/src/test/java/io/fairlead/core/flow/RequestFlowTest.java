package io.fairlead.core.flow;

import static io.fairlead.core.scene.Scene.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.deployment.Money;
import io.fairlead.api.deployment.Price;
import io.fairlead.api.error.FailureKind;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.health.HealthRules;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.RouteCandidate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFlowTest {
    private static final String HELLO = "{\"text\":\"hello\",\"tokens\":[3,5]}";
    private static final String ASKED = "{\"model\":\"r\",\"say\":\"hi\"}";
    private static final String STREAM = "{\"model\":\"r\",\"stream\":true,\"say\":\"hi\"}";

    @TempDir
    Path spool;

    private final Map<String, Function<Asked, Answer>> scripts = new HashMap<>();
    private final List<Asked> asked = new ArrayList<>();
    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        Scene scene =
                new Scene().provider("a", "key-of-a").provider("b", "key-of-b").route("r", "a/m1", "b/m2");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private Answer answer(Asked one) {
        asked.add(one);
        return scripts.getOrDefault(one.host(), _ -> Answer.json(200, HELLO)).apply(one);
    }

    @Test
    void passesARequestToTheFirstCandidateAndItsAnswerBack() {
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(client.header("X-Fairlead-Deployment")).isEqualTo("a/m1");
        assertThat(client.header("X-Fairlead-Attempts")).isEqualTo("1");
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().body()).isEqualTo("{\"model\":\"m1\",\"say\":\"hi\"}");
        assertThat(asked.getFirst().field("authorization")).isEqualTo("Bearer key-of-a");
        assertThat(gateway.last().usage().outputTokens()).isEqualTo(5);
    }

    /** The plain dialect does not expect a text there. */
    @Test
    void chargesTheDialectOfAClientThatCannotReadItsRequest() {
        RecordedClient client = gateway.ask(RecordedClient.posting("{\"model\":\"r\",\"max\":\"many\"}"));

        assertThat(client.status()).isEqualTo(503);
        assertThat(gateway.blamed()).singleElement().isInstanceOf(RuntimeException.class);
    }

    @Test
    void asksTheNextWhenOneFails() {
        scripts.put("a", _ -> Answer.json(503, "{\"error\":{\"message\":\"full\"}}", "X-Request-Id: up-1"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.header("X-Fairlead-Deployment")).isEqualTo("b/m2");
        assertThat(client.header("X-Fairlead-Attempts")).isEqualTo("2");
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsExactly("server", null);
        assertThat(gateway.last().attempts().getFirst().requestId()).isEqualTo("up-1");
        assertThat(asked.getLast().body()).isEqualTo("{\"model\":\"m2\",\"say\":\"hi\"}");
    }

    /** Whoever counted tokens will bill them, whether the client had the answer or not. */
    @Test
    void booksWhatAFailedAttemptTook() throws IOException {
        ModelFacts priced = new ModelFacts(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.of(Price.perMillion(BigDecimal.ONE, BigDecimal.TEN)),
                Optional.empty());
        Scene scene = new Scene()
                .provider("a", "k")
                .provider("b", "k")
                .route("r", List.of(entry("a/m1", priced, Scene.ONCE), entry("b/m2", priced, Scene.ONCE)));
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
        scripts.put("a", _ -> Answer.json(200, "{\"tokens\":[7,2]}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.text()).isEqualTo(HELLO);
        AttemptRecord failed = gateway.last().attempts().getFirst();
        assertThat(failed.failure()).isEqualTo("truncated");
        assertThat(failed.usage().totalTokens()).isEqualTo(9);
        assertThat(failed.costNanos()).isEqualTo(27_000);
        long served = gateway.last().attempts().getLast().costNanos();
        assertThat(served).isPositive();
        assertThat(gateway.last().costNanos()).isEqualTo(27_000 + served);
        assertThat(client.header("X-Fairlead-Cost")).isEqualTo(new Money(27_000 + served).toString());
        assertThat(gateway.last().usage().outputTokens())
                .as("of the answer alone")
                .isEqualTo(5);
    }

    @Test
    void passesOnEventsAsTheyAre() {
        scripts.put(
                "a",
                _ -> Answer.events("{\"text\":\"he\"}", "{\"text\":\"llo\"}", "{\"tokens\":[3,2]}", "{\"end\":1}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(STREAM));

        assertThat(client.text())
                .isEqualTo(
                        "data: {\"text\":\"he\"}\n\ndata: {\"text\":\"llo\"}\n\ndata: {\"tokens\":[3,2]}\n\ndata: {\"end\":1}\n\n");
        assertThat(client.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(client.finished()).isOne();
        assertThat(client.writes()).as("one write for each read").isEqualTo(4);
    }

    @Test
    void changesTheCandidateUntilThereIsContent() {
        scripts.put("a", _ -> Answer.streaming().event("{\"text\":\"\"}").cut());
        scripts.put("b", _ -> Answer.events("{\"text\":\"b\"}", "{\"end\":1}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(STREAM));

        assertThat(client.text()).isEqualTo("data: {\"text\":\"b\"}\n\ndata: {\"end\":1}\n\n");
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsExactly("truncated", null);
    }

    @Test
    void tellsTheClientWhenAnAnswerBreaksAfterItsFirstContent() {
        scripts.put("a", _ -> Answer.streaming().event("{\"text\":\"he\"}").cut());

        RecordedClient client = gateway.ask(RecordedClient.posting(STREAM));

        assertThat(client.text())
                .startsWith("data: {\"text\":\"he\"}\n\ndata: {\"error\":{\"type\":\"upstream_stream_broken\"")
                .contains("the answer of a/m1 broke off: truncated");
        assertThat(client.finished()).isOne();
        assertThat(asked).hasSize(1);
        assertThat(gateway.last().error()).isNotNull();
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsExactly("truncated");
    }

    @Test
    void neverTakesAStreamWithoutItsEndForASuccess() {
        scripts.put("a", _ -> Answer.events("{\"text\":\"he\"}"));
        assertThat(gateway.ask(RecordedClient.posting(STREAM)).text()).contains("ended without its end");
    }

    @Test
    void skipsAMalformedFrameInAStreamThatEndsAsItShould() {
        scripts.put("a", _ -> Answer.events("{\"text\":\"he\"}", "{\"text\"", "{\"end\":1}"));
        String got = gateway.ask(RecordedClient.posting(STREAM)).text();
        assertThat(got).isEqualTo("data: {\"text\":\"he\"}\n\ndata: {\"end\":1}\n\n");
        assertThat(gateway.last().malformed()).isOne();
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsOnlyNulls();
    }

    @Test
    void givesTheUpstreamsOwnWordsWhenTheRequestIsAtFault() {
        String said = "{\"error\":{\"type\":\"invalid_request\",\"message\":\"max: too much\"},\"extra\":1}";
        scripts.put("a", _ -> Answer.json(422, said));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(422);
        assertThat(client.text()).isEqualTo(said);
        assertThat(asked).hasSize(1);
        assertThat(candidateScore("a/m1")).isZero();
    }

    @Test
    void saysWhyNobodyCouldServe() {
        scripts.put("a", _ -> Answer.json(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: 7"));
        scripts.put("b", _ -> Answer.json(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: 5"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));
        assertThat(client.status()).isEqualTo(429);
        assertThat(client.header("Retry-After")).isEqualTo("5");
        assertThat(client.text()).contains("a/m1: rate_limit (slow); b/m2: rate_limit (slow)");

        gateway.time().advance(Duration.ofSeconds(2));
        RecordedClient second = gateway.ask(RecordedClient.posting(ASKED));
        assertThat(second.status()).isEqualTo(429);
        assertThat(second.header("Retry-After")).isEqualTo("3");
        assertThat(asked).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"100, 100, a", "100, 99, a", "100, 101, ab", "100, ?, ab", "?, 100, ab", "?, ?, ab", "?, 1, a"})
    void goesToALargerWindowAndNotToAKeyOfTheSameModel(String first, String second, String hosts) throws IOException {
        Scene scene = new Scene()
                .provider("a", "key-one", "key-two")
                .provider("b", "key-three")
                .route("r", List.of(entry("a/m", window(first), Scene.ONCE), entry("b/m", window(second), Scene.ONCE)));
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
        Answer refusal = Answer.json(400, "{\"error\":{\"type\":\"context_length\",\"message\":\"too long\"}}");
        scripts.put("a", _ -> refusal);
        scripts.put("b", _ -> refusal);

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(asked.stream().map(Asked::host)).containsExactly(hosts.split(""));
        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).contains("too long");
    }

    @Test
    void asksTheNextWhereAModelCannotDoWhatIsAskedAndHoldsItAgainstNobody() {
        Answer refusal = Answer.json(400, "{\"error\":{\"type\":\"unsupported\",\"message\":\"no tools\"}}");
        scripts.put("a", _ -> refusal);
        for (int i = 0; i < 5; i++) {
            assertThat(gateway.ask(RecordedClient.posting(ASKED)).status()).isEqualTo(200);
        }
        assertThat(asked.stream().map(Asked::host).filter("a"::equals)).hasSize(5);

        scripts.put("b", _ -> refusal);
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).contains("no tools");
    }

    private static ModelFacts window(String tokens) {
        return new ModelFacts(
                tokens.equals("?") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(tokens)),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void timesOutAnUpstreamThatSaysNothing() {
        scripts.put(
                "a",
                _ -> Answer.empty()
                        .after(() -> gateway.wait(Duration.ofSeconds(61)))
                        .text("HTTP/1.1 200"));
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));
        assertThat(client.header("X-Fairlead-Deployment")).isEqualTo("b/m2");
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsExactly("timeout", null);
    }

    @Test
    void timesOutAStreamThatSaysNothingWorthReading() {
        Answer endless = Answer.streaming();
        for (int i = 0; i < 10; i++) {
            endless.after(() -> gateway.wait(Duration.ofSeconds(10))).event("{\"text\":\"\"}");
        }
        scripts.put("a", _ -> endless.done());
        scripts.put("b", _ -> Answer.events("{\"text\":\"b\"}", "{\"end\":1}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(STREAM));

        assertThat(client.text()).contains("\"b\"");
        assertThat(gateway.last().attempts().getFirst().detail()).isEqualTo("no content within 60000 ms");
    }

    @Test
    void timesOutAStreamOfNothingBetweenTwoLooksOfTheWatchdog() {
        scripts.put(
                "a",
                _ -> Answer.streaming()
                        .event("{\"text\":\"\"}")
                        .after(() -> gateway.time().advance(Duration.ofSeconds(61)))
                        .event("{\"text\":\"too late\"}")
                        .event("{\"end\":1}")
                        .done());
        scripts.put("b", _ -> Answer.events("{\"text\":\"b\"}", "{\"end\":1}"));
        assertThat(gateway.ask(RecordedClient.posting(STREAM)).text())
                .contains("\"b\"")
                .doesNotContain("late");
    }

    @Test
    void passesOverWhomAnotherRequestHasFoundLimitedMeanwhile() {
        scripts.put("a", _ -> {
            long now = gateway.time().nanos();
            candidate("b/m2")
                    .state()
                    .health()
                    .failed(FailureKind.RATE_LIMIT, Duration.ofSeconds(9), HealthRules.DEFAULT, now, now);
            return Answer.json(500, "{}");
        });

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(503);
        assertThat(client.header("Retry-After")).isEqualTo("9");
        assertThat(client.text()).contains("b/m2: health (paused after rate_limit)");
        assertThat(asked).hasSize(1);
    }

    @Test
    void comesBackToWhomItPassedOverWhenTheOthersFailed() {
        long now = gateway.time().nanos();
        candidate("a/m1").state().health().failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        scripts.put("b", _ -> Answer.json(500, "{}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(asked.stream().map(Asked::host)).containsExactly("b", "a");
    }

    /** Regression: whoever was passed over first and then failed as well was named twice, with two reasons. */
    @Test
    void namesEachCandidateOnceThatCouldNotServe() {
        long now = gateway.time().nanos();
        candidate("a/m1").state().health().failed(FailureKind.SERVER, null, HealthRules.DEFAULT, now, now);
        scripts.put("a", _ -> Answer.json(500, "{}"));
        scripts.put("b", _ -> Answer.json(500, "{}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(503);
        assertThat(client.text()).containsOnlyOnce("a/m1: server").doesNotContain("paused");
    }

    @Test
    void asksNoOtherModelWithAKeyThatWasJustRefused() throws IOException {
        Scene scene = new Scene().provider("a", "the-only-key").route("r", "a/m1", "a/m2");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
        scripts.put("a", _ -> Answer.json(401, "{}"));

        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(asked).hasSize(1);
        assertThat(client.status()).isEqualTo(503);
        assertThat(client.text())
                .contains("a/m1: auth", "a/m2: credential (the upstream refused the key ending in -key)")
                .doesNotContain("the-only");
    }

    @Test
    void measuresTheTimeToTheAnswerOfTheOneThatGaveIt() {
        Runnable longWait = () -> gateway.wait(Duration.ofSeconds(5));
        scripts.put("a", _ -> Answer.empty().after(longWait).whole(200, "{\"error\":{\"type\":\"server\"}}"));
        scripts.put(
                "b",
                _ -> Answer.empty()
                        .after(() -> gateway.wait(Duration.ofSeconds(2)))
                        .whole(200, HELLO));

        assertThat(gateway.ask(RecordedClient.posting(ASKED)).text()).isEqualTo(HELLO);

        assertThat(candidate("b/m2").responseTime()).contains(Duration.ofSeconds(2));
        assertThat(candidate("a/m1").responseTime()).isEmpty();
        assertThat(gateway.last().firstContentNanos() - gateway.last().startNanos())
                .isEqualTo(Duration.ofSeconds(7).toNanos());
    }

    private int candidateScore(String deployment) {
        return candidate(deployment).errorScore();
    }

    private RouteCandidate candidate(String deployment) {
        return Scene.candidate(
                Objects.requireNonNull(gateway.snapshots().now().offering(0).find("r")), deployment);
    }
}
