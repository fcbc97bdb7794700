package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Dialect;
import io.fairlead.core.exchange.AttemptRecord;
import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.PlainDialect;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Dialects;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepAliveTest {
    private static final String WHOLE = "{\"model\":\"r\",\"say\":\"hi\"}";
    private static final String STREAM = "{\"model\":\"r\",\"stream\":true,\"say\":\"hi\"}";
    private static final String SIGN = ": alive\n\n";
    private static final String HELLO = "data: {\"text\":\"hello\"}\n\ndata: {\"end\":1}\n\n";

    @TempDir
    Path spool;

    private final Map<String, Supplier<Answer>> scripts = new HashMap<>();
    private final RecordedClient client = RecordedClient.posting(STREAM);
    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        start(new Scene());
    }

    private void start(Scene begun) throws IOException {
        Scene scene = begun.keepAlive(Duration.ofSeconds(15))
                .provider("a")
                .provider("b")
                .route("r", "a/m1", "b/m2");
        var upstreams = new MemoryUpstreams(
                asked -> Objects.requireNonNull(scripts.get(asked.host())).get());
        gateway = new FlowScene(scene, new ManualTime(), upstreams, spool);
        scripts.put("a", () -> hello(Answer.streaming()));
        scripts.put("b", () -> hello(Answer.streaming()));
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private static Answer hello(Answer begun) {
        return begun.event("{\"text\":\"hello\"}").event("{\"end\":1}").done();
    }

    /** So much time passes for a client that sees so many signs in it. */
    private void silence(RecordedClient listening, Duration time, int signs) {
        int before = listening.writes();
        gateway.wait(time);
        long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (listening.writes() < before + signs && System.nanoTime() < deadline) {
            LockSupport.parkNanos(100_000);
            gateway.wait(Duration.ZERO); // whoever wrote the sign before may not be through
        }
        assertThat(listening.writes()).isEqualTo(before + signs);
    }

    @Test
    void tellsAClientThatWaitsForTheFirstByteThatItIsNotForgotten() {
        scripts.put(
                "a",
                () -> hello(Answer.empty()
                        .after(() -> {
                            silence(client, Duration.ofSeconds(16), 1);
                            silence(client, Duration.ofSeconds(14), 0);
                            silence(client, Duration.ofSeconds(2), 1);
                        })
                        .head(200, "text/event-stream", "Transfer-Encoding: chunked")));

        gateway.ask(client);

        assertThat(client.text()).isEqualTo(SIGN + SIGN + HELLO);
        assertThat(client.status()).isEqualTo(200);
        assertThat(client.answers()).isOne();
        assertThat(client.finished()).isOne();
        assertThat(client.header("Content-Type")).isEqualTo("text/event-stream");
        assertThat(client.header("X-Fairlead-Request-Id")).isNotNull();
        assertThat(client.header("X-Fairlead-Deployment")).isNull();
        assertThat(gateway.last().deployment()).isEqualTo("a/m1");
        assertThat(gateway.last().bytesOut()).isEqualTo(client.text().length());
    }

    /** Some upstreams send the head at once and think then. */
    @Test
    void speaksWhileTheFirstContentIsWaitedForAndNotAfterIt() {
        scripts.put(
                "a",
                () -> hello(Answer.streaming()
                        .after(() -> silence(client, Duration.ofSeconds(16), 1))
                        .event("{\"text\":\"\"}")
                        .event("{\"text\":\"well\"}")
                        .after(() -> silence(client, Duration.ofSeconds(40), 0))));

        gateway.ask(client);

        assertThat(client.text()).isEqualTo(SIGN + "data: {\"text\":\"\"}\n\ndata: {\"text\":\"well\"}\n\n" + HELLO);
    }

    @Test
    void theNextCandidateIsStillAskedAfterASign() {
        scripts.put(
                "a",
                () -> Answer.empty()
                        .after(() -> silence(client, Duration.ofSeconds(16), 1))
                        .whole(503, "{\"error\":{\"message\":\"full\"}}"));

        gateway.ask(client);

        assertThat(client.text()).isEqualTo(SIGN + HELLO);
        assertThat(gateway.last().attempts()).extracting(AttemptRecord::failure).containsExactly("server", null);
        assertThat(gateway.last().deployment()).isEqualTo("b/m2");
    }

    @Test
    void chargesADialectWhoseSignFails() throws IOException {
        Dialect mute = (Dialect) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Dialect.class}, (_, method, arguments) -> {
                    if (method.getName().equals("keepAlive")) {
                        throw new IllegalStateException("a sign that fails");
                    }
                    return method.invoke(PlainDialect.PLAIN, arguments);
                });
        start(new Scene(new Dialects(List.of(mute))));
        scripts.put(
                "a",
                () -> hello(Answer.empty()
                        .after(() -> {
                            silence(client, Duration.ofSeconds(16), 0);
                            long deadline =
                                    System.nanoTime() + Duration.ofSeconds(10).toNanos();
                            while (gateway.blamed().isEmpty() && System.nanoTime() < deadline) {
                                LockSupport.parkNanos(100_000);
                            }
                            silence(client, Duration.ofSeconds(40), 0);
                        })
                        .head(200, "text/event-stream", "Transfer-Encoding: chunked")));

        gateway.ask(client);

        assertThat(client.text()).isEqualTo(HELLO);
        assertThat(gateway.blamed()).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anErrorAfterASignIsToldWithinTheStream() {
        scripts.put(
                "a",
                () -> Answer.empty()
                        .after(() -> silence(client, Duration.ofSeconds(16), 1))
                        .whole(503, "{\"error\":{\"message\":\"full\"}}"));
        scripts.put("b", () -> Answer.json(503, "{\"error\":{\"message\":\"full\"}}"));

        gateway.ask(client);

        assertThat(client.text()).startsWith(SIGN + "data: {\"error\":{\"type\":\"no_candidate_available\"");
        assertThat(client.finished()).isOne();
        assertThat(client.answers()).isOne();
        assertThat(gateway.last().error()).isNotNull();
    }

    /** What the upstream says of the request itself is told, too, though its status cannot be. */
    @Test
    void aRefusalAfterASignIsToldWithinTheStream() {
        scripts.put(
                "a",
                () -> Answer.empty()
                        .after(() -> silence(client, Duration.ofSeconds(16), 1))
                        .whole(400, "{\"error\":{\"message\":\"too odd\"}}"));

        gateway.ask(client);

        assertThat(client.text()).startsWith(SIGN + "data: {\"error\":").contains("too odd");
        assertThat(client.finished()).isOne();
    }

    @Test
    void aClientThatLeftIsNoticed() {
        client.leavingAfter(0);
        scripts.put(
                "a",
                () -> Answer.empty()
                        .after(() -> {
                            gateway.wait(Duration.ofSeconds(16));
                            long deadline =
                                    System.nanoTime() + Duration.ofSeconds(10).toNanos();
                            while (client.answers() == 0 && System.nanoTime() < deadline) {
                                LockSupport.parkNanos(100_000);
                            }
                        })
                        .head(200, "text/event-stream", "Transfer-Encoding: chunked")
                        .done());

        gateway.ask(client);

        assertThat(gateway.last().gone()).isTrue();
        assertThat(gateway.last().attempts()).hasSize(1);
        assertThat(gateway.last().attempts().getFirst().failure()).isNull();
    }

    @Test
    void clientsOfWholeAnswersWaitInSilence() {
        RecordedClient whole = RecordedClient.posting(WHOLE);
        scripts.put(
                "a",
                () -> Answer.empty()
                        .after(() -> silence(whole, Duration.ofSeconds(40), 0))
                        .whole(200, "{\"text\":\"hello\",\"tokens\":[3,5]}"));

        gateway.ask(whole);

        assertThat(whole.text()).isEqualTo("{\"text\":\"hello\",\"tokens\":[3,5]}");
    }
}
