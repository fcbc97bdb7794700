package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.Held;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of the file while it is served. */
final class ReloadIT {
    private final ScriptedUpstream upstream = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));

    private Gateway gateway;

    @BeforeEach
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, configuration("smart", Planted.key("old1")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        upstream.close();
    }

    private String configuration(String route, String key) {
        return """
                providers:
                  one: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                routes:
                  %s: { deployments: [one/small] }
                metrics: [prometheus]
                """.formatted(upstream.openAiUrl(), key, route);
    }

    /** Never half a file: that would be a bad one. */
    private void change(String configuration) throws IOException {
        Path next = Files.writeString(gateway.configuration().resolveSibling("next.yaml"), configuration);
        Files.move(next, gateway.configuration(), StandardCopyOption.ATOMIC_MOVE);
    }

    private int ask(String model) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, Ask.chat(model)).status();
        }
    }

    private String keyUpstream() {
        Call last = upstream.last();
        return String.valueOf(last.header("authorization"));
    }

    @Test
    void a_good_change_is_served_and_a_bad_one_is_not() throws IOException {
        assertThat(ask("smart")).isEqualTo(200);
        assertThat(keyUpstream()).endsWith("old1");

        change(configuration("smarter", Planted.key("new2")));
        Await.until("the new route", () -> ask("smarter") == 200);
        assertThat(ask("smart")).isEqualTo(404);
        assertThat(keyUpstream()).endsWith("new2");

        change(configuration("smartest", Planted.key("bad3")) + "server: { prot: 1 }\n");
        Await.until(
                "the problem in the log",
                () -> gateway.log()
                        .text()
                        .contains("fairlead.yaml:6:11: server.prot: found the unknown key 'prot', expected one of"));
        assertThat(gateway.log().text()).contains("the old one stays");
        assertThat(ask("smarter")).isEqualTo(200);
        assertThat(ask("smartest")).isEqualTo(404);
        assertThat(keyUpstream()).endsWith("new2");

        change(configuration("smart", Planted.key("good")));
        Await.until("the first route again", () -> ask("smart") == 200);
        assertThat(keyUpstream()).endsWith("good");
    }

    @Test
    void another_provider_and_the_clients_keep_their_connections() throws IOException {
        String two = "  two: { type: simulator, models: [%s] }\nroutes:";
        change(configuration("smart", Planted.key("old1")).replace("routes:", two.formatted("first")));
        Await.until("the second provider", () -> ask("two/first") == 200);
        try (Connection connection = Connection.to(gateway.port())) {
            assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
            int before = upstream.connected();

            change(configuration("smart", Planted.key("old1")).replace("routes:", two.formatted("second")));
            Await.until("the change of it", () -> ask("two/second") == 200);

            assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
            assertThat(upstream.connected()).isEqualTo(before);
        }
    }

    @Test
    void a_request_under_way_ends_as_it_began() throws Exception {
        Held held = Held.before(OpenAiAnswers.saying("Hello"));
        upstream.script(held);
        try (ExecutorService client = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = Connection.to(gateway.port())) {
            Future<Answer> asked = client.submit(() -> connection.post(Ask.CHAT, Ask.chat("smart")));
            Await.until("the call", () -> upstream.count() == 1);
            upstream.script(OpenAiAnswers.saying("Hello"));
            change(configuration("smarter", Planted.key("new2")));
            Await.until("the new route", () -> ask("smarter") == 200);
            held.release();
            assertThat(asked.get().status()).isEqualTo(200);
        }
    }
}
