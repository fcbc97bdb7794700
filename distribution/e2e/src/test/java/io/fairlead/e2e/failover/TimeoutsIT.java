package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Upstreams that keep a connection and do not get on. */
@ExtendWith(OnStage.class)
final class TimeoutsIT {
    private static final String SPARE = "Hello from the spare";

    private final Stage stage;
    private final String pair;

    TimeoutsIT(Stage stage) {
        this.stage = stage;
        pair = stage.freshSlowPair();
    }

    @Test
    void silence_before_the_head() throws IOException {
        stage.openAi().script((call, wire) -> wire.untilLeft());

        Answer answer = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(Said.whole(answer)).isEqualTo(SPARE);
        assertThat(answer.header("X-Fairlead-Attempts")).isEqualTo("2");
    }

    @Test
    void silence_before_content() throws IOException {
        stage.openAi().script((call, wire) -> begun(wire).untilLeft());

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(pair));

        assertThat(Said.streamed(answer)).isEqualTo(SPARE);
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void signs_of_life_without_content() throws IOException {
        stage.openAi().script(pinging());

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(pair));

        assertThat(Said.streamed(answer)).isEqualTo(SPARE);
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void silence_in_the_middle_of_a_whole_answer() throws IOException {
        stage.openAi()
                .script((call, wire) -> wire.raw(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"id\":")
                        .untilLeft());

        Answer answer = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(Said.whole(answer)).isEqualTo(SPARE);
    }

    @Test
    void silence_after_content() throws IOException {
        stage.openAi()
                .script((call, wire) -> begun(wire)
                        .data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"))
                        .untilLeft());

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(pair));

        assertThat(Said.streamed(answer)).isEqualTo("half");
        assertThat(Said.ended(answer)).isFalse();
        assertThat(Json.tree(answer.events().getLast()).at("/error/message").asText())
                .isNotEmpty();
        assertThat(stage.spare().count()).isZero();
    }

    @Test
    void clients_in_a_hurry_disable_nobody() throws IOException {
        String model = stage.freshModel();
        stage.openAi().script((call, wire) -> wire.untilLeft());
        for (int i = 0; i < 3; i++) {
            Answer late = stage.post(Ask.CHAT, Ask.chat(model), "X-Request-Timeout: 100ms");
            assertThat(late.status()).isEqualTo(504);
        }
        stage.openAi().script(OpenAiAnswers.saying("Hello"));

        assertThat(stage.post(Ask.CHAT, Ask.chat(model)).status()).isEqualTo(200);
    }

    private static Wire begun(Wire wire) throws IOException {
        return wire.events().data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
    }

    /** Sends a comment ever so often, until nobody takes it any more. */
    private static Script pinging() {
        return (call, wire) -> {
            begun(wire);
            while (!Thread.interrupted()) {
                wire.chunk(": still thinking\n\n");
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        };
    }
}
