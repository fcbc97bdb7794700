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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Upstreams that do not end their streams as they should, though nothing of the answer is missing. */
@Timeout(30) // far less than the idle deadline
@TestInstance(Lifecycle.PER_CLASS)
final class StreamEndIT {
    private static final String MESSAGE_STOP = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n";

    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream claude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                defaults: { max-wait: 0s, retry: { same: 0 }, disable: { after: 100 } }
                metrics: [prometheus]
                providers:
                  one: { type: openai, base-url: "%1$s", discover: false }
                  claude: { type: anthropic, base-url: "%2$s", discover: false }
                routes:
                  openai: { deployments: [one/a] }
                  anthropic: { deployments: [claude/a] }
                  steady-openai: { recover: continue, deployments: [one/b] }
                """.formatted(openAi.openAiUrl(), claude.url()));
    }

    @AfterAll
    void stop() {
        gateway.close();
        List.of(openAi, claude).forEach(ScriptedUpstream::close);
    }

    private Answer chat(String route) throws IOException {
        return post(Ask.CHAT, Ask.streamedChat(route));
    }

    private Answer message(String route) throws IOException {
        return post(Ask.MESSAGES, Ask.streamedMessage(route));
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    /** Everything but the end of the body. */
    private static Script chatUpTo(String finishReason, String mark, Script then) {
        return (call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\"Hello\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{}", finishReason));
            if (!mark.isEmpty()) {
                wire.data(mark);
            }
            then.answer(call, wire);
        };
    }

    private static Script messageUpTo(boolean reason, boolean mark, Script then) {
        return (call, wire) -> {
            AnthropicAnswers.begin(wire, "m");
            AnthropicAnswers.beginText(wire);
            wire.event("content_block_delta", AnthropicAnswers.textDelta("Hello"));
            wire.event("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}");
            if (reason) {
                wire.event(
                        "message_delta",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                                + "\"usage\":{\"output_tokens\":3}}");
            }
            if (mark) {
                wire.event("message_stop", "{\"type\":\"message_stop\"}");
            }
            then.answer(call, wire);
        };
    }

    private static void isWholeChat(Answer answer) {
        assertThat(answer.text()).doesNotContain("\"error\"").containsOnlyOnce("\"finish_reason\":\"stop\"");
        assertThat(Said.streamed(answer)).isEqualTo("Hello");
        assertThat(Said.ended(answer)).isTrue();
    }

    private static void isWholeMessage(Answer answer) {
        assertThat(answer.text())
                .contains("\"text\":\"Hello\"")
                .containsOnlyOnce("\"stop_reason\":\"end_turn\"")
                .containsOnlyOnce("event: message_stop")
                .endsWith(MESSAGE_STOP)
                .doesNotContain("event: error");
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "steady-openai"})
    void chats_end_with_their_mark_though_the_upstream_goes_on_in_silence(String route) throws IOException {
        openAi.script(chatUpTo("\"stop\"", "[DONE]", (call, wire) -> wire.untilLeft()));
        claude.script(messageUpTo(true, true, (call, wire) -> wire.untilLeft()));

        isWholeChat(chat(route));
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "steady-openai"})
    void messages_end_with_their_mark_though_the_upstream_goes_on_in_silence(String route) throws IOException {
        openAi.script(chatUpTo("\"stop\"", "[DONE]", (call, wire) -> wire.untilLeft()));
        claude.script(messageUpTo(true, true, (call, wire) -> wire.untilLeft()));

        isWholeMessage(message(route));
    }

    @Test
    void an_upstream_that_does_not_end_its_body_loses_the_connection_soon() throws IOException {
        CountDownLatch left = new CountDownLatch(1);
        openAi.script(chatUpTo("\"stop\"", "[DONE]", (call, wire) -> {
            wire.untilLeft();
            left.countDown();
        }));

        isWholeChat(chat("openai"));

        Await.until("the end of the connection", () -> left.getCount() == 0);
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "steady-openai"})
    void chats_get_the_mark_that_is_all_that_is_missing(String route) throws IOException {
        openAi.script(chatUpTo("\"stop\"", "", (call, wire) -> wire.end()));
        claude.script(messageUpTo(true, false, (call, wire) -> wire.end()));

        isWholeChat(chat(route));
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic", "steady-openai"})
    void messages_get_the_mark_that_is_all_that_is_missing(String route) throws IOException {
        openAi.script(chatUpTo("\"stop\"", "", (call, wire) -> wire.end()));
        claude.script(messageUpTo(true, false, (call, wire) -> wire.end()));

        isWholeMessage(message(route));
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic"})
    void without_the_reason_of_the_end_it_is_an_error(String route) throws IOException {
        openAi.script(chatUpTo("null", "", (call, wire) -> wire.end()));
        claude.script(messageUpTo(false, false, (call, wire) -> wire.end()));

        assertThat(chat(route).text()).contains("broke off").doesNotContain("[DONE]");
        assertThat(message(route).text()).contains("broke off").doesNotContain("message_stop");
    }

    @ParameterizedTest
    @CsvSource({"openai", "anthropic"})
    void a_cut_behind_the_reason_of_the_end_is_an_error(String route) throws IOException {
        openAi.script(chatUpTo("\"stop\"", "", (call, wire) -> wire.cut()));
        claude.script(messageUpTo(true, false, (call, wire) -> wire.cut()));

        assertThat(chat(route).text()).contains("broke off").doesNotContain("[DONE]");
        assertThat(message(route).text()).contains("broke off").doesNotContain("message_stop");
    }

    @Test
    void the_log_and_the_metrics_tell_of_a_mark_that_was_missing() throws IOException {
        openAi.script(chatUpTo("\"stop\"", "", (call, wire) -> wire.end()));
        int before = gateway.accessLog().text().length();

        isWholeChat(chat("openai"));

        Await.until("the line of the request", () -> gateway.accessLog().text().indexOf('\n', before) > 0);
        String[] lines = gateway.accessLog().text().strip().split("\n", -1);
        JsonNode line = Json.tree(lines[lines.length - 1]);
        assertThat(line.path("end_added").asBoolean()).isTrue();
        assertThat(line.has("error")).isFalse();
        assertThat(gateway.operatorPage("/metrics").body())
                .contains("fairlead_streams_end_added_total{route=\"openai\"}");
    }
}
