package io.fairlead.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first upstream breaks after "Hello my "; each test has a route whose candidates nobody else fails. */
@TestInstance(Lifecycle.PER_CLASS)
final class RecoverIT {
    private static final int ROUTES = 40;

    private final ScriptedUpstream first = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream second = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream claude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello"));
    private final ScriptedUpstream otherClaude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello"));
    private int used;
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        StringBuilder configuration = new StringBuilder(
                """
                defaults: { max-wait: 0s, retry: { same: 0 }, timeouts: { idle: 500ms } }
                metrics: [prometheus]
                providers:
                  one: { type: openai, base-url: "%1$s", discover: false }
                  two: { type: openai, base-url: "%2$s", discover: false, prefill: true }
                  plain: { type: openai, base-url: "%2$s", discover: false }
                  claude: { type: anthropic, base-url: "%3$s", discover: false }
                  other: { type: anthropic, base-url: "%4$s", discover: false }
                routes:
                """.formatted(first.openAiUrl(), second.openAiUrl(), claude.url(), otherClaude.url()));
        for (int i = 1; i <= ROUTES; i++) {
            configuration.append("""
                      continue-%1$d: { recover: continue, deployments: [one/a%1$d, two/a%1$d] }
                      match-%1$d: { recover: match, deployments: [one/b%1$d, plain/b%1$d] }
                      either-%1$d: { recover: [continue, match], deployments: [one/c%1$d, two/c%1$d] }
                      plain-%1$d: { recover: continue, deployments: [one/d%1$d, plain/d%1$d] }
                      to-claude-%1$d: { recover: continue, deployments: [one/e%1$d, claude/e%1$d] }
                      claude-%1$d: { recover: continue, deployments: [claude/f%1$d, other/f%1$d] }
                      from-claude-%1$d: { recover: continue, deployments: [claude/g%1$d, two/g%1$d] }
                      again-%1$d: { recover: continue, deployments: [one/i%1$d, two/i%1$d, claude/i%1$d] }
                      match-claude-%1$d: { recover: match, deployments: [claude/j%1$d, plain/j%1$d] }
                      private-%1$d: { recover: continue, filters: [redact], deployments: [one/h%1$d, two/h%1$d] }
                    """.formatted(i));
        }
        gateway = Gateway.start(folder, configuration.toString());
    }

    @AfterAll
    void stop() {
        gateway.close();
        List.of(first, second, claude, otherClaude).forEach(ScriptedUpstream::close);
    }

    private Answer ask(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    private Answer chat(String kind) throws IOException {
        return ask(Ask.CHAT, Ask.streamedChat(kind + "-" + ++used));
    }

    private Answer message(String kind) throws IOException {
        return ask(Ask.MESSAGES, Ask.streamedMessage(kind + "-" + ++used));
    }

    /** What becomes of a stream. */
    enum Break {
        CUT,
        RESET,
        CLEAN_END,
        STALL,
        ERROR;

        void to(Wire wire) throws IOException {
            switch (this) {
                case CUT -> wire.cut();
                case RESET -> wire.reset();
                case CLEAN_END -> wire.end();
                case STALL -> wire.untilLeft();
                case ERROR -> {
                    // In one read with the content it would be a failure that the client never sees.
                    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
                    wire.data("{\"error\":{\"message\":\"overloaded\",\"type\":\"server_error\"}}");
                    wire.end();
                }
            }
        }
    }

    private static Script breaking(Break end) {
        return (call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\"Hello \"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\"my \"}", "null"));
            end.to(wire);
        };
    }

    private static Script breakingClaude() {
        return (call, wire) -> {
            AnthropicAnswers.begin(wire, "m");
            AnthropicAnswers.beginText(wire);
            wire.event("content_block_delta", AnthropicAnswers.textDelta("Hello "));
            wire.event("content_block_delta", AnthropicAnswers.textDelta("my "));
            wire.cut();
        };
    }

    private static void isWhole(Answer answer, String text) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(Said.streamed(answer)).isEqualTo(text);
        assertThat(Said.ended(answer)).isTrue();
        assertThat(answer.text()).doesNotContain("\"error\"");
        assertThat(answer.text().split("\"role\":\"assistant\"", -1))
                .as(answer.text())
                .hasSize(2);
        assertThat(answer.text().split("\"finish_reason\":\"stop\"", -1)).hasSize(2);
    }

    private static void isToldOf(Answer answer) {
        assertThat(Said.streamed(answer)).startsWith("Hello ");
        assertThat(Json.tree(answer.events().getLast()).at("/error/message").asText())
                .contains("broke off");
    }

    @ParameterizedTest
    @EnumSource
    void the_next_upstream_continues_the_text(Break end) throws IOException {
        first.script(breaking(end));
        second.script(OpenAiAnswers.saying("friend, well met"));

        isWhole(chat("continue"), "Hello my friend, well met");

        JsonNode messages = second.last().json().path("messages");
        assertThat(messages).hasSize(2);
        assertThat(messages.get(1).path("role").asText()).isEqualTo("assistant");
        assertThat(messages.get(1).path("content").asText()).isEqualTo("Hello my");
    }

    @Test
    void blanks_at_the_seam_are_not_doubled() throws IOException {
        first.script(breaking(Break.CUT));
        second.script(OpenAiAnswers.saying(" friend"));

        isWhole(chat("continue"), "Hello my friend");
    }

    @ParameterizedTest
    @EnumSource
    void the_next_upstream_says_it_again_and_the_client_does_not_hear_it_twice(Break end) throws IOException {
        first.script(breaking(end));
        second.script(OpenAiAnswers.saying("Hello my friend, well met"));

        isWhole(chat("match"), "Hello my friend, well met");
        assertThat(second.last().json().path("messages")).hasSize(1);
    }

    @Test
    void the_client_is_told_where_the_next_upstream_says_something_else() throws IOException {
        first.script(breaking(Break.CUT));
        second.script(OpenAiAnswers.saying("Hello your friend"));

        Answer answer = chat("match");

        isToldOf(answer);
        assertThat(Said.streamed(answer)).isEqualTo("Hello my ");
    }

    @Test
    void the_log_and_the_metrics_tell_of_it() throws IOException {
        first.script(breaking(Break.CUT));
        second.script(OpenAiAnswers.saying("friend"));

        isWhole(chat("continue"), "Hello my friend");

        String route = "continue-" + used;
        Await.until("the line of the request", () -> gateway.accessLog().text().contains(route));
        String line = gateway.accessLog()
                .text()
                .lines()
                .filter(each -> each.contains(route))
                .findFirst()
                .orElseThrow();
        JsonNode told = Json.tree(line);
        assertThat(told.path("recovered").asText()).isEqualTo("continue");
        assertThat(told.path("deployment").asText()).startsWith("two/");
        assertThat(told.path("attempts")).hasSize(2);
        assertThat(told.at("/attempts/0/failure").asText()).isEqualTo("truncated");
        assertThat(told.at("/attempts/0/tokens_out").asInt()).isPositive();
        assertThat(told.path("tokens_out").asInt()).isEqualTo(3);
        assertThat(told.has("error")).isFalse();
        assertThat(gateway.operatorPage("/metrics").body())
                .contains("fairlead_streams_recovered_total{route=\"" + route + "\",way=\"continue\"} 1.0");
    }

    @Test
    void a_way_that_the_upstream_refuses_gives_way_to_the_next() throws IOException {
        first.script(breaking(Break.CUT));
        second.script((call, wire) -> {
            if (call.json().path("messages").size() > 1) {
                wire.json(400, "{\"error\":{\"message\":\"no prefill\",\"type\":\"invalid_request_error\"}}");
                return;
            }
            OpenAiAnswers.saying("Hello my friend").answer(call, wire);
        });

        isWhole(chat("either"), "Hello my friend");
    }

    @Test
    void nobody_continues_who_does_not_take_beginnings() throws IOException {
        first.script(breaking(Break.CUT));
        second.forget();

        isToldOf(chat("plain"));
        assertThat(second.count()).isZero();
    }

    @Test
    void the_client_is_told_if_the_next_upstream_fails() throws IOException {
        first.script(breaking(Break.CUT));
        second.script((call, wire) -> wire.json(503, "{\"error\":{\"message\":\"full\"}}"));

        Answer answer = chat("continue");

        isToldOf(answer);
        assertThat(Json.tree(answer.events().getLast()).at("/error/message").asText())
                .contains("one/");
    }

    @Test
    void a_call_of_a_tool_is_never_continued() throws IOException {
        first.script((call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"Hello \"}", "null"));
            wire.data(OpenAiAnswers.delta(
                    "m",
                    "{\"tool_calls\":[{\"index\":0,\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}]}",
                    "null"));
            wire.cut();
        });
        second.forget();

        isToldOf(chat("continue"));
        assertThat(second.count()).isZero();
    }

    @Test
    void an_upstream_of_another_api_continues() throws IOException {
        first.script(breaking(Break.CUT));
        claude.script(AnthropicAnswers.saying("friend"));

        isWhole(chat("to-claude"), "Hello my friend");
        assertThat(claude.last().json().at("/messages/1/content").toString()).contains("Hello my");
    }

    private static void isWholeMessage(Answer answer, String text) {
        assertThat(answer.status()).isEqualTo(200);
        StringBuilder said = new StringBuilder();
        for (String event : answer.events()) {
            said.append(Json.tree(event).at("/delta/text").asText(""));
        }
        assertThat(said).hasToString(text);
        for (String once : List.of(
                "message_start", "content_block_start", "content_block_stop", "message_delta", "message_stop")) {
            assertThat(answer.text()).as(once).containsOnlyOnce("event: " + once);
        }
        assertThat(answer.text()).doesNotContain("\"index\":1").endsWith("{\"type\":\"message_stop\"}\n\n");
    }

    @Test
    void clients_of_the_anthropic_api_get_one_message() throws IOException {
        claude.script(breakingClaude());
        otherClaude.script(AnthropicAnswers.saying("friend"));

        isWholeMessage(message("claude"), "Hello my friend");
    }

    @Test
    void clients_of_the_anthropic_api_get_one_message_of_another_api() throws IOException {
        claude.script(breakingClaude());
        second.script(OpenAiAnswers.saying("friend"));

        isWholeMessage(message("from-claude"), "Hello my friend");
    }

    @Test
    void what_another_api_says_again_is_matched_for_clients_of_the_anthropic_api() throws IOException {
        claude.script(breakingClaude());
        second.script(OpenAiAnswers.saying("Hello my friend"));

        isWholeMessage(message("match-claude"), "Hello my friend");
    }

    @Test
    void a_stream_that_breaks_twice_is_continued_twice() throws IOException {
        first.script(breaking(Break.CUT));
        second.script((call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\"dear \"}", "null"));
            wire.cut();
        });
        claude.script(AnthropicAnswers.saying("friend"));

        isWhole(chat("again"), "Hello my dear friend");
        assertThat(claude.last().json().at("/messages/1/content").toString()).contains("Hello my dear");
    }

    @Test
    void the_deadline_of_the_request_holds_for_all_of_it() throws IOException {
        first.script(breaking(Break.CUT));
        second.script((call, wire) -> wire.untilLeft());

        Answer answer;
        try (Connection connection = Connection.to(gateway.port())) {
            answer = connection.post(Ask.CHAT, Ask.streamedChat("continue-" + ++used), "X-Request-Timeout: 400ms");
        }

        isToldOf(answer);
    }

    /** The mask of an address came in two parts, from two upstreams. */
    @Test
    void filters_see_the_text_as_one() throws IOException {
        int route = ++used;
        first.script((call, wire) -> {
            String prompt = call.json().at("/messages/0/content").asText();
            wire.events();
            wire.data(OpenAiAnswers.delta(
                    "m", "{\"role\":\"assistant\",\"content\":" + Json.quote(prompt.substring(0, 8)) + "}", "null"));
            wire.cut();
        });
        second.script((call, wire) -> {
            String prompt = call.json().at("/messages/0/content").asText();
            assertThat(call.json().at("/messages/1/content").asText()).isEqualTo(prompt.substring(0, 8));
            OpenAiAnswers.saying(prompt.substring(8)).answer(call, wire);
        });

        Answer answer = ask(
                Ask.CHAT,
                "{\"stream\":true,\"model\":\"private-" + route
                        + "\",\"messages\":[{\"role\":\"user\",\"content\":\"To anna.b@example.org soon\"}]}");

        assertThat(Said.streamed(answer)).isEqualTo("To anna.b@example.org soon");
        assertThat(Said.ended(answer)).isTrue();
    }
}
