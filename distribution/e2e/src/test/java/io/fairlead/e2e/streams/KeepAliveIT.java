package io.fairlead.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first upstream says nothing until its deadline; clients hear of it much earlier. */
final class KeepAliveIT {
    @TempDir
    Path folder;

    private final ScriptedUpstream silent = ScriptedUpstream.answering((call, wire) -> wire.untilLeft());
    private final ScriptedUpstream good = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello after all"));
    private final ScriptedUpstream claude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello after all"));
    private Gateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway =
                Gateway.start(folder, """
                server: { stream-keep-alive: 100ms }
                defaults: { max-wait: 0s, retry: { same: 0 }, timeouts: { first-byte: 600ms } }
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

    @AfterEach
    void stop() {
        gateway.close();
        silent.close();
        good.close();
        claude.close();
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    @Test
    void comments_reach_clients_of_the_openai_api_before_the_next_upstream_answers() throws IOException {
        Answer answer = post(Ask.CHAT, Ask.streamedChat("chat"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith(": keep-alive\n\n: keep-alive\n\n");
        assertThat(Said.streamed(answer)).isEqualTo("Hello after all");
        assertThat(Said.ended(answer)).isTrue();
    }

    @Test
    void pings_reach_clients_of_the_anthropic_api() throws IOException {
        Answer answer = post(Ask.MESSAGES, Ask.streamedMessage("message"));

        assertThat(answer.text()).startsWith("event: ping\ndata: {\"type\": \"ping\"}\n\nevent: ping\n");
        assertThat(answer.text()).containsOnlyOnce("event: message_start").endsWith("{\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void empty_lines_reach_clients_of_the_gemini_api_in_either_form() throws IOException {
        String ask = "{\"contents\":[{\"parts\":[{\"text\":\"u\"}]}]}";
        Answer events = post("/v1beta/models/chat:streamGenerateContent?alt=sse", ask);
        Answer array = post("/v1beta/models/message:streamGenerateContent", ask);
        Answer failed = post("/v1beta/models/nobody:streamGenerateContent", ask);

        assertThat(events.header("content-type")).isEqualTo("text/event-stream");
        assertThat(events.text()).startsWith("\n\n\n\n");
        assertThat(events.text().stripLeading()).startsWith("data: {\"candidates\":");
        assertThat(array.header("content-type")).isEqualTo("application/json");
        assertThat(array.text()).startsWith("\n\n\n\n").endsWith("\n]");
        assertThat(array.text().stripLeading()).startsWith("[{\"candidates\":");
        assertThat(array.json()).hasSizeGreaterThan(1);
        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed.json().at("/0/error/status").asText()).isEqualTo("UNAVAILABLE");
    }

    @Test
    void the_error_of_a_request_that_nobody_serves_is_the_last_event() throws IOException {
        Answer answer = post(Ask.CHAT, Ask.streamedChat("nobody"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith(": keep-alive\n\n").doesNotContain("[DONE]");
        assertThat(Json.tree(answer.events().getLast()).at("/error/code").asText())
                .isEqualTo("no_candidate_available");
    }

    @Test
    void clients_of_whole_answers_get_the_status_that_is_due() throws IOException {
        assertThat(post(Ask.CHAT, Ask.chat("nobody")).status()).isEqualTo(503);
    }
}
