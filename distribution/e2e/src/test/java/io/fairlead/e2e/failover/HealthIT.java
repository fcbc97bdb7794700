package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway remembers of upstreams and keys that failed. */
@TestInstance(Lifecycle.PER_CLASS)
final class HealthIT {
    private static final String SPARE = "Hello from the spare";

    private final ScriptedUpstream first = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream spare = ScriptedUpstream.answering(OpenAiAnswers.saying(SPARE));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                defaults: { max-wait: 0s, retry: { same: 0 } }
                providers:
                  first:
                    type: openai
                    base-url: "%1$s"
                    keys: ["%3$s"]
                    discover: false
                    disable: { after: 3, for: 2s }
                    pause: { server: 0s }
                  many: { type: openai, base-url: "%1$s", keys: ["%4$s", "%5$s", "%6$s"], discover: false }
                  refused: { type: openai, base-url: "%1$s", keys: ["%4$s", "%5$s", "%6$s"], discover: false }
                  spare: { type: openai, base-url: "%2$s", keys: ["%3$s"], discover: false }
                routes:
                  disabled: { deployments: [first/disabled, spare/disabled] }
                  probed: { deployments: [first/probed, spare/probed] }
                """.formatted(
                        first.openAiUrl(),
                        spare.openAiUrl(),
                        Planted.key("only"),
                        Planted.key("aaaa"),
                        Planted.key("bbbb"),
                        Planted.key("cccc")));
    }

    @AfterAll
    void stop() {
        gateway.close();
        first.close();
        spare.close();
    }

    @BeforeEach
    void reset() {
        first.script(OpenAiAnswers.saying("Hello"));
        first.forget();
    }

    private Answer ask(String model) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(Ask.CHAT, Ask.chat(model));
        }
    }

    @Test
    void three_failures_in_a_row_disable() throws IOException {
        first.script(OpenAiAnswers.failing(500, "server_error"));
        for (int i = 0; i < 3; i++) {
            assertThat(ask("disabled").header("X-Fairlead-Attempts")).isEqualTo("2");
        }

        Answer fourth = ask("disabled");

        assertThat(fourth.header("X-Fairlead-Attempts")).isEqualTo("1");
        assertThat(fourth.header("X-Fairlead-Deployment")).isEqualTo("spare/disabled");
        assertThat(first.count()).isEqualTo(3);
    }

    @Test
    void one_probe_decides_whether_it_comes_back() throws Exception {
        first.script(OpenAiAnswers.failing(500, "server_error"));
        for (int i = 0; i < 3; i++) {
            ask("probed");
        }
        first.forget();
        CountDownLatch release = new CountDownLatch(1);
        first.script(answeringAfter(release));

        try (ExecutorService probing = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> probe = probing.submit(() -> {
                Answer answer = ask("probed");
                while (first.count() == 0) {
                    answer = ask("probed");
                }
                return answer;
            });
            Await.until("a probe", () -> first.count() == 1);
            for (int i = 0; i < 8; i++) {
                assertThat(Said.whole(ask("probed"))).isEqualTo(SPARE);
            }
            assertThat(first.count()).as("probes").isEqualTo(1);
            release.countDown();
            assertThat(Said.whole(probe.get())).isEqualTo("Hello");
        }

        assertThat(Said.whole(ask("probed"))).isEqualTo("Hello");
    }

    private static Script answeringAfter(CountDownLatch release) {
        Script answer = OpenAiAnswers.saying("Hello");
        return (call, wire) -> {
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            answer.answer(call, wire);
        };
    }

    @Test
    void keys_take_turns() throws IOException {
        for (int i = 0; i < 9; i++) {
            ask("many/m");
        }

        assertThat(callsByKey()).containsOnlyKeys("aaaa", "bbbb", "cccc").containsValues(3L, 3L, 3L);
    }

    @Test
    void a_refused_key_rests_alone() throws IOException {
        Script answer = OpenAiAnswers.saying("Hello");
        Script refusal = OpenAiAnswers.failing(401, "invalid_api_key");
        first.script((call, wire) -> (key(call).equals("bbbb") ? refusal : answer).answer(call, wire));

        for (int i = 0; i < 12; i++) {
            assertThat(ask("refused/m").status()).isEqualTo(200);
        }

        Map<String, Long> calls = callsByKey();
        assertThat(calls).as("calls with the refused key").containsEntry("bbbb", 1L);
        assertThat(calls.getOrDefault("aaaa", 0L)).isBetween(4L, 8L);
        assertThat(calls.getOrDefault("aaaa", 0L) + calls.getOrDefault("cccc", 0L))
                .isEqualTo(12);
    }

    private Map<String, Long> callsByKey() {
        return first.calls().stream().collect(Collectors.groupingBy(HealthIT::key, Collectors.counting()));
    }

    private static String key(Call call) {
        String field = String.valueOf(call.header("authorization"));
        return field.substring(field.length() - 4);
    }
}
