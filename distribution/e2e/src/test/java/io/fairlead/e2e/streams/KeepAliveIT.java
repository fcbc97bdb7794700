package io.fairlead.e2e.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Held;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** The first upstream says nothing until clients have heard that they are waited with; then it is gone. */
@TestInstance(Lifecycle.PER_CLASS)
final class KeepAliveIT {
    private static final Duration SEVERAL_SIGNS = Duration.ofMillis(500);

    private final ScriptedUpstream silent = ScriptedUpstream.answering((call, wire) -> wire.cut());
    private final ScriptedUpstream good = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello after all"));
    private final ScriptedUpstream claude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello after all"));
    private Gateway gateway;
    private Held held;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway =
                Gateway.start(folder, """
                server: { stream-keep-alive: 100ms }
                defaults: { max-wait: 0s, retry: { same: 0 }, disable: { after: 1000 }, pause: { network: 0s } }
                providers:
                  silent: { type: openai, base-url: "%1$s", discover: false }
                  good: { type: openai, base-url: "%2$s", discover: false }
                  silent-claude: { type: anthropic, base-url: "%4$s", discover: false }
                  claude: { type: anthropic, base-url: "%3$s", discover: false }
                routes:
                  chat: { deployments: [silent/a, good/b] }
                  message: { deployments: [silent-claude/a, claude/b] }
                  nobody: { deployments: [silent/c] }
                """.formatted(silent.openAiUrl(), good.openAiUrl(), claude.url(), silent.url()));
    }

    @AfterAll
    void stop() {
        gateway.close();
        silent.close();
        good.close();
        claude.close();
    }

    @BeforeEach
    void hold() {
        held = Held.after((call, wire) -> {});
        silent.script(held);
    }

    /** The answer to a question; the silent upstream is gone once its client has heard this. */
    private Answer post(String path, String body, String alive) throws IOException {
        hold();
        try (Connection connection = Connection.to(gateway.port())) {
            Answer head = connection.ask(path, body.getBytes(UTF_8)).head();
            StringBuilder text = new StringBuilder();
            while (text.length() < alive.length()) {
                String chunk = connection.chunk();
                assertThat(chunk).as("what follows '%s'", text).isNotEmpty();
                text.append(chunk);
            }
            held.release();
            text.append(connection.rest(head).text());
            assertThat(text).startsWith(alive);
            return new Answer(head.status(), head.headers(), text.toString().getBytes(UTF_8));
        }
    }

    @Test
    void comments_reach_clients_of_the_openai_api_before_the_next_upstream_answers() throws IOException {
        Answer answer = post(Ask.CHAT, Ask.streamedChat("chat"), ": keep-alive\n\n: keep-alive\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Said.streamed(answer)).isEqualTo("Hello after all");
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void pings_reach_clients_of_the_anthropic_api() throws IOException {
        String ping = "event: ping\ndata: {\"type\": \"ping\"}\n\n";

        Answer answer = post(Ask.MESSAGES, Ask.streamedMessage("message"), ping + ping);

        assertThat(answer.text()).containsOnlyOnce("event: message_start").endsWith("{\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void empty_lines_reach_clients_of_the_gemini_api_in_either_form() throws IOException {
        String ask = "{\"contents\":[{\"parts\":[{\"text\":\"u\"}]}]}";
        Answer events = post("/v1beta/models/chat:streamGenerateContent?alt=sse", ask, "\n\n\n\n");
        Answer array = post("/v1beta/models/message:streamGenerateContent", ask, "\n\n\n\n");
        Answer failed = post("/v1beta/models/nobody:streamGenerateContent", ask, "\n\n");

        assertThat(events.header("content-type")).isEqualTo("text/event-stream");
        assertThat(events.text().stripLeading()).startsWith("data: {\"candidates\":");
        assertThat(array.header("content-type")).isEqualTo("application/json");
        assertThat(array.text()).endsWith("\n]");
        assertThat(array.text().stripLeading()).startsWith("[{\"candidates\":");
        assertThat(array.json()).hasSizeGreaterThan(1);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().at("/0/error/status").asText()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void the_error_of_a_request_that_nobody_serves_is_the_last_event() throws IOException {
        Answer answer = post(Ask.CHAT, Ask.streamedChat("nobody"), ": keep-alive\n\n");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).doesNotContain("[DONE]");
        assertThat(Json.tree(answer.events().getLast()).at("/error/code").asText())
                .isEqualTo("no_candidate_available");
    }

    @Test
    void clients_of_whole_answers_get_the_status_that_is_due() throws IOException {
        silent.forget();
        try (Connection connection = Connection.to(gateway.port())) {
            connection.ask(Ask.CHAT, Ask.chat("nobody").getBytes(UTF_8));
            Await.until("the call", () -> silent.count() == 1);
            Await.pause(SEVERAL_SIGNS);
            held.release();

            assertThat(connection.answer().status()).isEqualTo(503);
        }
    }
}
