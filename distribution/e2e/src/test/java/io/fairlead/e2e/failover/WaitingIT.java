package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** All upstreams are at their limits, and soon will not be. */
@Execution(ExecutionMode.CONCURRENT)
final class WaitingIT {
    private static final Script HELLO = OpenAiAnswers.saying("Hello at last");

    @TempDir
    Path folder;

    private final ScriptedUpstream one = ScriptedUpstream.answering(limited(1, HELLO));
    private final ScriptedUpstream two = ScriptedUpstream.answering(limited(1, HELLO));
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = Gateway.start(folder, """
                server: { stream-keep-alive: 300ms }
                defaults: { max-wait: 15s }
                providers:
                  one: { type: openai, base-url: "%s", discover: false }
                  two: { type: openai, base-url: "%s", discover: false }
                routes:
                  patient: { deployments: [one/m, two/m] }
                  hasty: { max-wait: 0s, deployments: [one/m, two/m] }
                """.formatted(one.openAiUrl(), two.openAiUrl()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        one.close();
        two.close();
    }

    /** At its limit at the first call; later it does something else. */
    private static Script limited(int seconds, Script later) {
        AtomicInteger calls = new AtomicInteger();
        Script limit = OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: " + seconds);
        return (call, wire) -> (calls.getAndIncrement() == 0 ? limit : later).answer(call, wire);
    }

    private Answer post(String path, String body, String... fields) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body, fields);
        }
    }

    @Test
    void a_request_waits_as_long_as_its_route_allows() throws IOException {
        long start = System.nanoTime();

        Answer answer = post(Ask.CHAT, Ask.chat("patient"));

        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(Said.whole(answer)).isEqualTo("Hello at last");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10));
    }

    @Test
    void a_model_that_is_asked_for_by_its_name_is_waited_for_like_the_others() throws IOException {
        assertThat(Said.whole(post(Ask.CHAT, Ask.chat("one/m")))).isEqualTo("Hello at last");
        assertThat(two.count()).isZero();
    }

    @Test
    void a_request_that_cannot_be_served_in_time_is_told_at_once() throws IOException {
        Answer late = post(Ask.CHAT, Ask.chat("patient"), "X-Request-Timeout: 500ms");
        assertThat(late.status()).as(late::text).isEqualTo(429);
        assertThat(late.header("Retry-After")).isEqualTo("1");

        Answer hasty = post(Ask.CHAT, Ask.chat("hasty"));
        assertThat(hasty.status()).as(hasty::text).isEqualTo(429);
        assertThat(hasty.text()).contains("one/m", "two/m");
    }

    @Test
    void a_stream_gets_signs_of_life_until_its_answer_begins() throws IOException {
        Answer answer = post(Ask.CHAT, Ask.streamedChat("patient"));

        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(answer.text()).startsWith(": keep-alive\n\n: keep-alive\n\n");
        assertThat(Said.streamed(answer)).isEqualTo("Hello at last");
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void a_stream_of_messages_gets_pings_until_its_answer_begins() throws IOException {
        Answer answer = post(Ask.MESSAGES, Ask.streamedMessage("patient"));

        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(answer.text()).startsWith("event: ping\n").containsOnlyOnce("event: message_start");
    }

    @Test
    void a_stream_that_waited_in_vain_ends_with_an_error_event() throws IOException {
        Script longer = OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 60");
        one.script(limited(1, longer));
        two.script(limited(1, longer));

        Answer answer = post(Ask.CHAT, Ask.streamedChat("patient"));

        assertThat(answer.status()).as(answer::text).isEqualTo(200);
        assertThat(answer.text()).startsWith(": keep-alive\n\n").doesNotContain("[DONE]");
        assertThat(answer.events().getLast()).contains("no_candidate_available", "one/m", "two/m");
    }
}
