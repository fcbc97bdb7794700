package io.fairlead.e2e.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Streams that break while thoughts are all that is out, waits in the middle of a stream, and strict translation. */
final class RecoverEarlyIT {
    @TempDir
    Path folder;

    private final ScriptedUpstream first = ScriptedUpstream.answering(thinking());
    private final ScriptedUpstream second = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello after all"));
    private final ScriptedUpstream claude = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello after all"));
    private Gateway gateway;

    @BeforeEach
    void start() {
        gateway = Gateway.start(folder, """
                server: { stream-keep-alive: 100ms }
                translation: strict
                metrics: [prometheus]
                defaults: { max-wait: 0s, retry: { same: 0 } }
                providers:
                  one: { type: openai, base-url: "%1$s", discover: false }
                  two: { type: openai, base-url: "%2$s", discover: false, prefill: true }
                  plain: { type: openai, base-url: "%2$s", discover: false }
                  claude: { type: anthropic, base-url: "%3$s", discover: false }
                routes:
                  continue: { recover: continue, deployments: [one/a, plain/a] }
                  match: { recover: match, deployments: [one/b, plain/b] }
                  to-claude: { recover: continue, deployments: [one/c, claude/c] }
                  claude-first: { deployments: [claude/f, one/f] }
                  error: { deployments: [one/d, plain/d] }
                  prefilled: { recover: continue, deployments: [one/e, two/e] }
                """.formatted(first.openAiUrl(), second.openAiUrl(), claude.url()));
    }

    @AfterEach
    void stop() {
        gateway.close();
        List.of(first, second, claude).forEach(ScriptedUpstream::close);
    }

    private static Script thinking() {
        return (call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"reasoning_content\":\"Let me see\"}", "null"));
            wire.cut();
        };
    }

    private static Script saying(String beginning) {
        return (call, wire) -> {
            wire.events();
            wire.data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
            wire.data(OpenAiAnswers.delta("m", "{\"content\":\"" + beginning + "\"}", "null"));
            wire.cut();
        };
    }

    private static Script after(Duration silence, Script answer) {
        return (call, wire) -> {
            LockSupport.parkNanos(silence.toNanos());
            answer.answer(call, wire);
        };
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    private Answer chat(String route) throws IOException {
        return post(Ask.CHAT, Ask.streamedChat(route));
    }

    private static void isWhole(Answer answer, String text) {
        assertThat(Said.streamed(answer)).isEqualTo(text);
        assertThat(Said.ended(answer)).isTrue();
        assertThat(answer.text()).doesNotContain("\"error\"").containsOnlyOnce("\"role\":\"assistant\"");
    }

    @Test
    void an_answer_of_which_thoughts_are_all_that_is_out_is_begun_afresh_by_another() throws IOException {
        for (String route : List.of("continue", "match", "to-claude")) {
            Answer answer = chat(route);

            isWhole(answer, "Hello after all");
            assertThat(answer.text()).containsOnlyOnce("Let me see");
        }
        assertThat(second.last().json().path("messages")).hasSize(1);
        Await.until("the lines", () -> gateway.accessLog().text().contains("\"route\":\"to-claude\""));
        assertThat(gateway.accessLog().text()).contains("\"recovered\":\"afresh\"");
        assertThat(gateway.operatorPage("/metrics").body())
                .contains("fairlead_streams_recovered_total{route=\"match\",way=\"afresh\"} 1.0");
    }

    @Test
    void without_a_way_to_recover_it_is_an_error() throws IOException {
        assertThat(chat("error").text()).contains("broke off").doesNotContain("[DONE]");
    }

    /** Thoughts end with a signature there, which nobody else can give. */
    @Test
    void in_streams_of_the_anthropic_api_it_is_an_error() throws IOException {
        Answer answer = post(Ask.MESSAGES, Ask.streamedMessage("to-claude"));

        assertThat(answer.text())
                .contains("Let me see", "event: error", "broke off")
                .doesNotContain("message_stop");
    }

    @Test
    void clients_hear_signs_of_life_while_the_next_upstream_is_waited_for() throws IOException {
        first.script(saying("Hello "));
        second.script(after(Duration.ofMillis(450), OpenAiAnswers.saying("after all")));

        Answer answer = chat("prefilled");

        isWhole(answer, "Hello after all");
        String text = answer.text();
        assertThat(text.substring(text.indexOf("Hello "))).contains(": keep-alive\n\n: keep-alive\n\n");
        assertThat(text.substring(text.lastIndexOf("after"))).doesNotContain("keep-alive");
    }

    @Test
    void clients_of_the_anthropic_api_hear_pings_then() throws IOException {
        first.script(saying("Hello "));
        second.script(after(Duration.ofMillis(450), OpenAiAnswers.saying("after all")));

        String text = post(Ask.MESSAGES, Ask.streamedMessage("prefilled")).text();

        assertThat(text.substring(text.indexOf("Hello "))).contains("event: ping");
        assertThat(text).endsWith("{\"type\":\"message_stop\"}\n\n").doesNotContain("event: error");
    }

    @Test
    void the_error_of_a_stream_that_nobody_goes_on_with_follows_the_signs() throws IOException {
        first.script(saying("Hello "));
        second.script(
                after(Duration.ofMillis(450), (call, wire) -> wire.json(503, "{\"error\":{\"message\":\"full\"}}")));

        Answer answer = chat("prefilled");

        assertThat(answer.text()).contains(": keep-alive\n\n").containsOnlyOnce("\"error\"");
        assertThat(answer.events().getLast()).contains("broke off");
    }

    /** The part was carried to whom the answer began at; what became of it since is no reason to end the answer. */
    @Test
    void strict_translation_does_not_end_an_answer_that_began_with_all_of_the_request() throws IOException {
        first.script(saying("Hello "));
        claude.script(AnthropicAnswers.saying("after all"));
        String body = "{\"seed\":7,\"logit_bias\":{\"5\":1},"
                + Ask.streamedChat("to-claude").substring(1);

        isWhole(post(Ask.CHAT, body), "Hello after all");
        Await.until("the line", () -> gateway.accessLog().text().contains("\"dropped\":\""));

        first.script(OpenAiAnswers.failing(503, "overloaded"));
        assertThat(post(Ask.CHAT, body).text())
                .as("who would begin without it")
                .contains("unsupported (seed cannot be carried");
    }

    @Test
    void what_a_translation_refuses_goes_to_a_candidate_that_takes_it_as_it_is() throws IOException {
        first.script(OpenAiAnswers.saying("Hello after all"));

        isWhole(post(Ask.CHAT, "{\"seed\":7," + Ask.streamedChat("claude-first").substring(1)), "Hello after all");
        assertThat(first.last().text()).contains("\"seed\":7");
    }
}
