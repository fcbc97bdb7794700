package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.Held;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end that SIGTERM brings. */
final class StopIT {
    @TempDir
    private Path folder;

    private Gateway start(ScriptedUpstream upstream, String drain) {
        return start(upstream, drain, "30s");
    }

    private Gateway start(ScriptedUpstream upstream, String drain, String grace) {
        String configuration = """
                providers:
                  one: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                routes:
                  smart: { deployments: [one/small] }
                """.formatted(upstream.openAiUrl(), Planted.key("open"));
        Command command = Command.in(folder)
                .with("--set", "server.port=0", "--set", "server.admin.port=0")
                .with("--set", "server.grace=" + grace, "--set", "server.drain=" + drain);
        return Gateway.start(folder, configuration, command);
    }

    private static boolean refused(int port) {
        try (Connection connection = Connection.to(port)) {
            return connection.get("/health").status() == 0;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void a_request_under_way_gets_its_answer() throws Exception {
        Held held = Held.before(OpenAiAnswers.saying("Better late than never"));
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(held);
                Gateway gateway = start(upstream, "0s");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection whole = Connection.to(gateway.port());
                Connection streamed = Connection.to(gateway.port())) {
            Future<Answer> first = clients.submit(() -> whole.post(Ask.CHAT, Ask.chat("smart")));
            Future<Answer> second = clients.submit(() -> streamed.post(Ask.CHAT, Ask.streamedChat("smart")));
            Await.until("the calls", () -> upstream.count() == 2);
            gateway.tellToStop();
            Await.until("nobody listens", () -> refused(gateway.port()));
            assertThat(gateway.alive()).isTrue();
            held.release();
            assertThat(Said.whole(first.get())).isEqualTo("Better late than never");
            assertThat(Said.streamed(second.get())).isEqualTo("Better late than never");
            assertThat(Said.ended(second.get())).isTrue();
            Await.until("the end", () -> !gateway.alive());
            Await.until("the last word", () -> gateway.log().text().endsWith("fairlead: stopped\n"));
        }
    }

    @Test
    void who_is_not_served_within_the_grace_period_is_told_so() throws Exception {
        Script half = (call, wire) -> {
            if (call.stream()) {
                wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"));
            }
            wire.untilLeft();
        };
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(half);
                Gateway gateway = start(upstream, "0s", "1s");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection whole = Connection.to(gateway.port());
                Connection streamed = Connection.to(gateway.port())) {
            Future<Answer> first = clients.submit(() -> whole.post(Ask.CHAT, Ask.chat("smart")));
            Future<Answer> second = clients.submit(() -> streamed.post(Ask.CHAT, Ask.streamedChat("smart")));
            Await.until("the calls", () -> upstream.count() == 2);
            gateway.tellToStop();
            assertThat(first.get().status()).isEqualTo(503);
            assertThat(first.get().header("Connection")).isEqualTo("close");
            assertThat(second.get().text())
                    .contains("half", "\"error\"", "the gateway stops")
                    .doesNotContain("[DONE]");
            Await.until("the end", () -> !gateway.alive());
        }
    }

    @Test
    void a_second_signal_ends_it_at_once() throws Exception {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering((call, wire) -> wire.untilLeft());
                Gateway gateway = start(upstream, "0s", "60s");
                Connection connection = Connection.to(gateway.port())) {
            byte[] body = Ask.chat("smart").getBytes(StandardCharsets.UTF_8);
            connection.send("POST " + Ask.CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + body.length + "\r\n\r\n" + Ask.chat("smart"));
            Await.until("the call", () -> upstream.count() == 1);
            gateway.tellToStop();
            Await.until("nobody listens", () -> refused(gateway.port()));
            assertThat(gateway.alive()).isTrue();
            long start = System.nanoTime();
            gateway.tellToStop();
            Await.until("the end", () -> !gateway.alive());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void a_request_that_waits_for_a_candidate_is_told_at_once() throws Exception {
        Script limited = OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 25");
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(limited);
                Gateway gateway = start(upstream, "0s");
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = Connection.to(gateway.port())) {
            long start = System.nanoTime();
            Future<Answer> waiting = clients.submit(() -> connection.post(Ask.CHAT, Ask.chat("smart")));
            Await.until("the call", () -> upstream.count() == 1);
            gateway.tellToStop();
            assertThat(waiting.get().status()).isEqualTo(429);
            assertThat(waiting.get().text()).contains("one/small: rate_limit");
            Await.until("the end", () -> !gateway.alive());
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    /** Regression: the period was read and not kept. */
    @Test
    void requests_are_served_for_the_drain_period_while_health_says_stopping() throws IOException {
        try (ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
                Gateway gateway = start(upstream, "2s");
                Connection connection = Connection.to(gateway.port())) {
            assertThat(connection.get("/health/ready").status()).isEqualTo(200);
            gateway.tellToStop();
            Await.until("not ready", () -> connection.get("/health/ready").status() == 503);
            assertThat(connection.get("/health/live").status()).isEqualTo(200);
            assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
            try (Connection another = Connection.to(gateway.port())) {
                assertThat(another.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
            }
            Await.until("the end", () -> !gateway.alive());
        }
    }
}
