package io.fairlead.e2e.failover;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(OnStage.class)
final class FailoverIT {
    private final Stage stage;
    private final String pair;

    FailoverIT(Stage stage) {
        this.stage = stage;
        pair = stage.freshPair();
    }

    @ParameterizedTest
    @EnumSource
    void somebody_else_answers_whole(Trouble trouble) throws IOException {
        stage.openAi().script(trouble.script());

        Answer answer = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Said.whole(answer)).isEqualTo("Hello from the spare");
        servedByTheSpareOne(answer);
    }

    @ParameterizedTest
    @EnumSource
    void somebody_else_streams(Trouble trouble) throws IOException {
        stage.openAi().script(trouble.script());

        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat(pair));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Said.streamed(answer)).isEqualTo("Hello from the spare");
        assertThat(Said.ended(answer)).isTrue();
        servedByTheSpareOne(answer);
    }

    private void servedByTheSpareOne(Answer answer) {
        assertThat(answer.header("X-Fairlead-Deployment")).isEqualTo(pair.replace("pair-", "spare/m"));
        assertThat(answer.header("X-Fairlead-Attempts")).isEqualTo("2");
        assertThat(stage.openAi().count())
                .as("asked once, and once more only over a connection that had been used before")
                .isBetween(1, 2);
    }

    @Test
    void a_request_that_is_at_fault_is_asked_once() throws IOException {
        stage.openAi().script(OpenAiAnswers.failing(400, "invalid_value"));

        Answer answer = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("invalid_value");
        assertThat(stage.spare().count()).isZero();
    }

    @Test
    void all_failing_gives_503_with_the_reasons() throws IOException {
        stage.openAi().script(OpenAiAnswers.failing(500, "server_error"));
        stage.spare().script((call, wire) -> wire.reset());

        Answer answer = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(answer.status()).isEqualTo(503);
        assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                .isBetween(1, 60);
        assertThat(answer.header("X-Fairlead-Attempts")).isEqualTo("2");
        assertThat(answer.json().at("/error/code").asText()).isEqualTo("no_candidate_available");
        JsonNode reasons = answer.json().at("/error/candidates");
        assertThat(reasons).hasSize(2);
        assertThat(reasons.at("/0/deployment").asText()).isEqualTo(pair.replace("pair-", "first/m"));
        assertThat(reasons.at("/0/reason").asText()).isEqualTo("server");
        assertThat(reasons.at("/0/detail").asText()).isEqualTo("server_error");
        assertThat(reasons.at("/1/reason").asText()).isEqualTo("network");
    }

    @Test
    void all_limited_gives_429_with_the_shortest_wait() throws IOException {
        stage.openAi().script(OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 40"));
        stage.spare().script(OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 20"));

        Answer first = stage.post(Ask.CHAT, Ask.chat(pair));
        Answer second = stage.post(Ask.CHAT, Ask.chat(pair));

        assertThat(first.status()).isEqualTo(429);
        assertThat(first.header("Retry-After")).isEqualTo("20");
        assertThat(second.status()).isEqualTo(429);
        assertThat(Integer.parseInt(String.valueOf(second.header("Retry-After"))))
                .isBetween(15, 20);
        assertThat(second.json().at("/error/type").asText()).isEqualTo("rate_limit_error");
        assertThat(second.json().at("/error/candidates/0/retry_after").asInt()).isBetween(35, 40);
        assertThat(stage.openAi().count())
                .as("nobody is asked while limits hold")
                .isEqualTo(1);
    }

    @Test
    void the_wait_that_an_upstream_asks_for_is_kept_and_not_longer() throws IOException {
        stage.openAi().script(OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 1"));
        long limited = System.nanoTime();
        assertThat(stage.post(Ask.CHAT, Ask.chat(pair)).header("X-Fairlead-Attempts"))
                .isEqualTo("2");
        stage.openAi().script(OpenAiAnswers.saying("Hello again"));

        Await.until(
                "the first upstream's turn",
                () -> stage.post(Ask.CHAT, Ask.chat(pair)).text().contains("Hello again"));

        assertThat(Duration.ofNanos(System.nanoTime() - limited))
                .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(5));
    }
}
