package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody pays for answers that nobody reads. */
@TestInstance(Lifecycle.PER_CLASS)
final class ClientLeavesIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ScriptedUpstream first = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream spare = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private CountDownLatch begun = new CountDownLatch(1);
    private CountDownLatch left = new CountDownLatch(1);
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                providers:
                  first: { type: openai, base-url: "%1$s", keys: ["%3$s"], discover: false }
                  spare: { type: openai, base-url: "%2$s", keys: ["%3$s"], discover: false }
                routes: { smart: { deployments: [first/m, spare/m] } }
                """.formatted(first.openAiUrl(), spare.openAiUrl(), Planted.key("open")));
    }

    @BeforeEach
    void begin() {
        begun = new CountDownLatch(1);
        left = new CountDownLatch(1);
    }

    @AfterAll
    void stop() {
        gateway.close();
        first.close();
        spare.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void before_the_answer_began(boolean reset) throws Exception {
        first.script((call, wire) -> {
            begun.countDown();
            wire.untilLeft();
            left.countDown();
        });

        leave(Ask.chat("smart"), reset);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void in_a_silent_stream(boolean reset) throws Exception {
        first.script((call, wire) -> {
            wire.events().data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"));
            begun.countDown();
            wire.untilLeft();
            left.countDown();
        });

        leave(Ask.streamedChat("smart"), reset);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void in_a_stream_that_goes_on(boolean reset) throws Exception {
        first.script((call, wire) -> {
            wire.events();
            begun.countDown();
            try {
                while (!Thread.interrupted()) {
                    wire.data(OpenAiAnswers.delta("m", "{\"content\":\"more\"}", "null"));
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            } finally {
                left.countDown();
            }
        });

        leave(Ask.streamedChat("smart"), reset);
    }

    private void leave(String body, boolean reset) throws Exception {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try (Connection connection = Connection.to(gateway.port())) {
            connection
                    .send("POST " + Ask.CHAT + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: " + bytes.length + "\r\n\r\n")
                    .send(bytes);
            assertThat(begun.await(Await.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            if (reset) {
                connection.reset();
            }
        }

        assertThat(left.await(SOON.toSeconds(), TimeUnit.SECONDS))
                .as("the upstream is left, too")
                .isTrue();
        assertThat(spare.count()).as("nobody else is asked").isZero();
        nobodyIsBlamed();
        assertThat(gateway.log().text()).as("leaving is nothing to warn of").doesNotContain("WARN");
    }

    private void nobodyIsBlamed() throws Exception {
        first.script(OpenAiAnswers.saying("Hello"));
        try (Connection connection = Connection.to(gateway.port())) {
            assertThat(connection.post(Ask.CHAT, Ask.chat("smart")).header("X-Fairlead-Attempts"))
                    .isEqualTo("1");
        }
    }
}
