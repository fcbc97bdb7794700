package io.fairlead.e2e.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.Held;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client's own deadline, with upstreams that say nothing. */
@ExtendWith(OnStage.class)
final class DeadlineIT {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Stage stage;
    private final Held silent = Held.after((call, wire) -> {});
    private final Held begun = Held.after(DeadlineIT::begin);

    DeadlineIT(Stage stage) {
        this.stage = stage;
    }

    @AfterEach
    void release() {
        silent.release();
        begun.release();
    }

    /** The first words of a stream. */
    private static void begin(Call call, Wire wire) throws IOException {
        if (call.path().endsWith("/messages")) {
            AnthropicAnswers.begin(wire, "m");
            wire.event(
                    "content_block_start",
                    "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
            wire.event("content_block_delta", AnthropicAnswers.textDelta("Once"));
            return;
        }
        wire.events().data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"Once\"}", "null"));
    }

    private void script(Script script) {
        stage.openAi().script(script);
        stage.anthropic().script(script);
    }

    static Stream<Arguments> everyClientWithEveryUpstream() {
        return Arrays.stream(Api.values())
                .flatMap(client -> Arrays.stream(Api.values()).map(upstream -> Arguments.of(client, upstream)));
    }

    private String model(Api upstream) {
        return upstream == Api.OPENAI ? stage.freshModel() : stage.freshClaude();
    }

    @ParameterizedTest
    @MethodSource("everyClientWithEveryUpstream")
    void a_silent_upstream_is_given_up_when_the_clients_time_is_over(Api client, Api upstream) throws IOException {
        script(silent);
        long start = System.nanoTime();
        Answer answer = stage.post(client.path(), Api.body(model(upstream)), client.fields("X-Request-Timeout: 500ms"));
        client.refuses(answer, 504, "the request's own deadline");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(Duration.ofMillis(500), SOON);
    }

    @ParameterizedTest
    @MethodSource("everyClientWithEveryUpstream")
    void a_stream_that_falls_silent_ends_with_an_error_when_the_time_is_over(Api client, Api upstream)
            throws IOException {
        script(begun);
        String body = "{\"stream\":true," + Api.body(model(upstream)).substring(1);
        Answer answer = stage.post(client.path(), body, client.fields("X-Request-Timeout: 1"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Once").doesNotContain("[DONE]").doesNotContain("message_stop");
        assertThat(answer.events().getLast()).contains("\"error\"", "deadline");
    }

    /** Regression: such a request was waited for without an end. */
    @ParameterizedTest
    @EnumSource
    void a_client_that_stalls_within_its_body_is_told_and_cut_off(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send(half(api, "stalls-" + api));
            api.refuses(connection.answer(), 504, "the body was not there in time");
            assertThatThrownBy(connection::answer).as("the connection ends").isInstanceOf(IOException.class);
        }
        isLogged("stalls-" + api);
    }

    private static String half(Api api, String id) {
        return "POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", api.fields("X-Request-Timeout: 0.5", "X-Request-Id: " + id))
                + "\r\nContent-Length: 1000000\r\n\r\n{\"model\":\"";
    }

    private void isLogged(String id) {
        Await.until(
                "its line",
                () -> stage.gateway()
                        .accessLog()
                        .text()
                        .lines()
                        .anyMatch(line ->
                                line.contains("\"request\":\"" + id + "\"") && line.contains("deadline_exceeded")));
    }

    @Test
    void nobody_else_is_asked_when_the_time_is_over() throws IOException {
        stage.openAi().script(silent);
        Answer answer = stage.post(Ask.CHAT, Ask.chat(stage.freshPair()), "X-Request-Timeout: 0.5");
        Api.OPENAI.refuses(answer, 504, "the request's own deadline");
        assertThat(stage.spare().count()).isZero();
    }
}
