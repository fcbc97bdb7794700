package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports, base URLs and keys: a whole configuration. */
final class CompactFormIT {
    private static final Duration LATE = Duration.ofMillis(150);

    /** An upstream like any other, but slower. */
    private static Script slowly(Script answer) {
        return (call, wire) -> {
            long end = System.nanoTime() + LATE.toNanos();
            for (long left = LATE.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            answer.answer(call, wire);
        };
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Answer ask(int port, String model, String... fields) throws IOException {
        try (Connection connection = Connection.to(port)) {
            return connection.post(Ask.CHAT, Ask.chat(model), fields);
        }
    }

    private static List<String> models(int port) throws IOException {
        try (Connection connection = Connection.to(port)) {
            List<String> names = new ArrayList<>();
            for (JsonNode model : connection.get("/v1/models").json().path("data")) {
                names.add(model.path("id").asText());
            }
            return names;
        }
    }

    @Test
    void two_ports_serve_what_their_urls_offer(@TempDir Path folder) throws IOException {
        try (ScriptedUpstream slow = ScriptedUpstream.answering(slowly(OpenAiAnswers.saying("slow")));
                ScriptedUpstream fast = ScriptedUpstream.answering(OpenAiAnswers.saying("fast"))) {
            int both = freePort();
            int one = freePort();
            String configuration = """
                    %d: { "%s": ["%s", "%s"], "%s": "%s" }
                    %d: { "%s": }
                    """.formatted(
                            both,
                            slow.openAiUrl(),
                            Planted.key("1111"),
                            Planted.key("2222"),
                            fast.url(),
                            Planted.key("3333"),
                            one,
                            fast.url());
            Command command = Command.in(folder).with("--set", "server.admin.port=0", "--set", "server.grace=1s");
            try (Gateway gateway = Gateway.start(folder, configuration, command)) {
                assertThat(gateway.ports()).containsExactly(both, one);
                Await.until("the lists of all three", () -> slow.count() >= 1 && fast.count() >= 2);
                Await.until(
                        "the models",
                        () -> models(both).size() == 2 && models(one).size() == 2);
                assertThat(models(both)).containsExactlyInAnyOrder("small", "large");
                assertThat(Said.whole(ask(one, "small"))).isEqualTo("fast");
                assertThat(fast.last().header("authorization")).isNull();
                theFastestIsFound(both);
                keysTakeTurns(both, slow);
                slow.kill();
                assertThat(Said.whole(ask(both, "large"))).isEqualTo("fast");
                assertThat(fast.last().header("authorization")).endsWith("3333");
            }
        }
    }

    /** Both are measured first; then nearly all requests go to the one that answered sooner. */
    private static void theFastestIsFound(int port) throws IOException {
        int fast = 0;
        for (int i = 0; i < 30; i++) {
            Answer answer = ask(port, "small", "X-Fairlead-Strategy: fastest-first");
            fast += Said.whole(answer).equals("fast") ? 1 : 0;
        }
        assertThat(fast).isGreaterThanOrEqualTo(20);
    }

    private static void keysTakeTurns(int port, ScriptedUpstream slow) throws IOException {
        String provider = slow.url().substring("http://".length()).replace(':', '-');
        slow.forget();
        for (int i = 0; i < 4; i++) {
            assertThat(Said.whole(ask(port, provider + "/large"))).isEqualTo("slow");
        }
        assertThat(slow.calls())
                .extracting(call -> String.valueOf(call.header("authorization")))
                .anyMatch(key -> key.endsWith("1111"))
                .anyMatch(key -> key.endsWith("2222"));
    }
}
