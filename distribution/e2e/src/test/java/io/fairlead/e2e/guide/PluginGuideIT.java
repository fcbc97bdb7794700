package io.fairlead.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@TestInstance(Lifecycle.PER_CLASS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the guide's script is one of a POSIX shell")
final class PluginGuideIT {
    private static final String MEMO = "/memo/ask";

    private final GuideProject project = GuideProject.get();
    private final AcmeUpstream acme = new AcmeUpstream();
    private final ScriptedUpstream upstream = ScriptedUpstream.answering(acme);
    private Gateway gateway;

    @BeforeAll
    void start() throws IOException {
        var folder = project.workFolder("serve");
        Command command = Command.in(folder)
                .variable("ACME_URL", upstream.url() + "/v1")
                .variable("ACME_KEY", Planted.key("acme"))
                .with("--plugins", project.plugins().toString())
                .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s")
                .with("--set", "providers.acme.status-every=50ms");
        gateway = Gateway.start(folder, project.guide().text("fairlead.yaml"), command);
    }

    @AfterAll
    void stop() {
        gateway.close();
        upstream.close();
    }

    @BeforeEach
    void reset() {
        acme.reset();
        upstream.forget();
    }

    private Answer post(String path, String body, String... fields) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body, fields);
        }
    }

    private Answer get(String path) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.get(path);
        }
    }

    private Call lastChat() {
        return upstream.calls().stream()
                .filter(call -> call.method().equals("POST"))
                .toList()
                .getLast();
    }

    private static String chat(String model, String text) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}";
    }

    private static String streamed(String body) {
        return "{\"stream\":true," + body.substring(1);
    }

    @Test
    void the_strategy_lets_idle_candidates_take_turns() throws IOException {
        List<String> asked = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            asked.add(post(Ask.CHAT, chat("smart", "Hi")).header("X-Fairlead-Deployment"));
        }

        assertThat(asked).containsOnly("acme/large", "echo/parrot");
        assertThat(asked).startsWith(asked.get(2), asked.get(3));
    }

    @Test
    void the_strategy_with_memory_keeps_users_where_they_were_served() throws IOException {
        acme.chat(OpenAiAnswers.failing(404, "gone"));
        assertThat(served("ann")).isEqualTo("echo/parrot");
        acme.reset();

        assertThat(served("ann")).isEqualTo("echo/parrot");
        assertThat(served("bob")).isEqualTo("acme/large");
    }

    /** Who served, once the strategy has heard of the end, too: a client may know before it does. */
    private @Nullable String served(String user) throws IOException {
        Answer answer = post(Ask.CHAT, chat("sticky", "Hi"), "X-User: " + user);
        String line = "\"request\":\"" + answer.header("X-Fairlead-Request-Id") + "\"";
        Await.until("the line of its request", () -> gateway.accessLog().text().contains(line));
        return answer.header("X-Fairlead-Deployment");
    }

    @Test
    void the_provider_addresses_and_authorizes() throws IOException {
        Answer answer =
                post(Ask.CHAT, "{\"logit_bias\":{}," + chat("acme/large", "Hi").substring(1));

        assertThat(Said.whole(answer)).isEqualTo("Hello");
        assertThat(lastChat().path()).isEqualTo("/v1/chat/completions");
        assertThat(lastChat().header("x-acme-key")).isEqualTo(Planted.key("acme"));
        assertThat(lastChat().header("x-acme-region")).isEqualTo("us");
        assertThat(lastChat().header("idempotency-key")).isNotBlank();
        assertThat(lastChat().json().has("logit_bias")).isFalse();
    }

    @Test
    void the_provider_lists_models_page_by_page() {
        Await.until("the models", () -> get("/v1/models").text().contains("acme/small"));
    }

    @Test
    void the_provider_says_what_a_failure_means() throws IOException {
        acme.chat(OpenAiAnswers.failing(429, "slow_down", "Retry-After: 7"));

        Answer answer = post(Ask.CHAT, chat("acme/small", "Hi"), "X-Request-Timeout: 3");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).isEqualTo("7");
    }

    @Test
    void the_provider_looks_at_the_status_page() {
        acme.up(false);
        Await.until("the change", () -> gateway.log().text().contains("the status of Acme changed up=false"));
        assertThat(gateway.operatorPage("/meters").body())
                .contains("fairlead.plugin.acme.up extension=provider.acme used.as=acme VALUE 0.0");

        acme.up(true);
        Await.until("the change back", () -> gateway.log().text().contains("the status of Acme changed up=true"));
    }

    @Test
    void the_local_provider_answers() throws IOException {
        assertThat(Said.whole(post(Ask.CHAT, chat("echo/parrot", "Hello you")))).isEqualTo("Hello you");

        Answer stream = post(Ask.CHAT, streamed(chat("echo/parrot", "Hello you")));

        assertThat(Said.streamed(stream)).isEqualTo("Hello you");
        assertThat(Said.ended(stream)).isTrue();
    }

    @Test
    void the_exporter_serves_its_page() throws IOException {
        post(Ask.CHAT, chat("tenants", "Hi"));

        Await.until("the meter", () -> gateway.operatorPage("/meters").body().contains("fairlead.exchanges"));
        assertThat(gateway.operatorPage("/meters").body())
                .containsPattern(
                        "fairlead\\.plugin\\.tenant\\.refused extension=filter\\.tenant used\\.as=tenants COUNT [1-9]");
    }

    @Nested
    final class Filters {
        @Test
        void head() throws IOException {
            Answer refused = post(Ask.CHAT, chat("tenants", "Hi"));
            Answer served = post(Ask.CHAT, chat("tenants", "Hi"), "X-Tenant: blue");

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.json().at("/error/message").asText())
                    .isEqualTo("X-Tenant: found nothing, expected one that this gateway knows");
            assertThat(served.status()).isEqualTo(200);
            assertThat(served.header("X-Served-For")).isEqualTo("blue");
        }

        @Test
        void bytes() throws IOException {
            acme.chat((call, wire) -> {
                wire.events();
                wire.chunk(": a comment\n\n");
                wire.data(OpenAiAnswers.delta("large", "{\"content\":\"Hello\"}", "null"));
                OpenAiAnswers.finish(wire, "large", "stop");
            });

            Answer stream = post(Ask.CHAT, streamed(chat("stamped", "Hi")));

            assertThat(lastChat().json().at("/metadata/team").asText()).isEqualTo("research");
            assertThat(Said.streamed(stream)).isEqualTo("Hello");
            assertThat(stream.text()).doesNotContain("a comment");
        }

        @Test
        void text() throws IOException {
            acme.chat((call, wire) -> {
                wire.events();
                for (String piece : List.of("All is con", "fiden", "tial, or Sec", "ret.")) {
                    wire.data(OpenAiAnswers.delta("large", "{\"content\":\"" + piece + "\"}", "null"));
                }
                OpenAiAnswers.finish(wire, "large", "stop");
            });

            Answer stream = post(Ask.CHAT, streamed(chat("masked", "My SECRET.")));

            assertThat(lastChat().json().at("/messages/0/content").asText()).isEqualTo("My ***.");
            assertThat(Said.streamed(stream)).isEqualTo("All is ***, or ***.");
            assertThat(Said.ended(stream)).isTrue();
        }

        @Test
        void neutral() throws IOException {
            Answer whole = post(Ask.CHAT, chat("polite", "Hi"));
            Answer stream = post(Ask.CHAT, streamed(chat("polite", "Hi")));

            JsonNode messages = lastChat().json().path("messages");
            assertThat(messages.at("/0/role").asText()).isEqualTo("system");
            assertThat(messages.at("/0/content").asText()).isEqualTo("Answer in one sentence.");
            assertThat(Said.whole(whole)).isEqualTo("Hello\n-- Acme");
            assertThat(Said.streamed(stream)).isEqualTo("Hello\n-- Acme");
        }
    }

    @Nested
    final class Memo {
        @Test
        void is_passed_through() throws IOException {
            Answer whole = post(MEMO, "{\"model\":\"memo/note\",\"ask\":\"Hi\"}");
            Answer stream = post(MEMO, "{\"model\":\"memo/note\",\"ask\":\"Hi\",\"stream\":true}");

            assertThat(lastChat().text()).isEqualTo("{\"model\":\"note\",\"ask\":\"Hi\",\"stream\":true}");
            assertThat(whole.text()).isEqualTo(AcmeUpstream.MEMO_WHOLE);
            assertThat(stream.text().lines())
                    .containsExactly(
                            "{\"say\":\"Hel\"}",
                            "{\"say\":\"lo\"}",
                            "{\"end\":\"stop\",\"tokens\":{\"in\":3,\"out\":2}}");
        }

        @Test
        void tells_of_a_broken_stream() throws IOException {
            acme.memoEnds(false);

            Answer stream = post(MEMO, "{\"model\":\"memo/note\",\"ask\":\"Hi\",\"stream\":true}");

            assertThat(stream.text().lines().toList().getLast()).startsWith("{\"error\":{\"code\":\"");
        }

        @Test
        void is_translated_for_its_clients() throws IOException {
            Answer whole = post(MEMO, "{\"model\":\"acme/large\",\"ask\":\"Hi\"}");
            Answer stream = post(MEMO, "{\"model\":\"echo/parrot\",\"ask\":\"Hello you\",\"stream\":true}");

            assertThat(whole.text().strip())
                    .isEqualTo("{\"say\":\"Hello\",\"end\":\"stop\",\"tokens\":{\"in\":9,\"out\":3}}");
            assertThat(stream.text().lines())
                    .containsExactly(
                            "{\"say\":\"Hello\"}", "{\"say\":\" \"}", "{\"say\":\"you\"}", "{\"end\":\"stop\"}");
        }

        @Test
        void is_translated_for_its_upstreams() throws IOException {
            Answer whole = post(Ask.CHAT, chat("memo/note", "Hi"));
            Answer stream = post(Ask.CHAT, streamed(chat("memo/note", "Hi")));

            assertThat(lastChat().text()).isEqualTo("{\"model\":\"note\",\"ask\":\"Hi\",\"stream\":true}");
            assertThat(Said.whole(whole)).isEqualTo("Hello");
            assertThat(whole.json().at("/usage/total_tokens").asInt()).isEqualTo(5);
            assertThat(Said.streamed(stream)).isEqualTo("Hello");
            assertThat(Said.ended(stream)).isTrue();
        }

        @Test
        void calls_tools_and_is_told_what_they_gave() throws IOException {
            String tools = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\","
                    + "\"parameters\":{\"type\":\"object\"}}}],";
            JsonNode called = post(
                            Ask.CHAT, "{" + tools + chat("memo/note", "Rain?").substring(1))
                    .json();
            post(
                    Ask.CHAT,
                    "{" + tools + "\"model\":\"memo/note\",\"messages\":[{\"role\":\"user\",\"content\":\"Rain?\"},"
                            + called.at("/choices/0/message") + ",{\"role\":\"tool\",\"tool_call_id\":\"c1\","
                            + "\"content\":\"Yes.\"}]}");

            assertThat(called.at("/choices/0/finish_reason").asText()).isEqualTo("tool_calls");
            assertThat(called.at("/choices/0/message/tool_calls/0/function/arguments")
                            .asText())
                    .isEqualTo("{\"city\":\"Oslo\"}");
            assertThat(lastChat().text())
                    .contains(
                            "\"tools\":[{\"name\":\"weather\",\"takes\":{\"type\":\"object\"}}]",
                            "\"did\":[{\"id\":\"c1\",\"name\":\"weather\",\"with\":{\"city\":\"Oslo\"},\"gave\":\"Yes.\"}]");
        }

        @Test
        void is_seen_by_filters() throws IOException {
            post(MEMO, "{\"model\":\"masked\",\"ask\":\"My secret\"}");

            assertThat(lastChat().json().at("/messages/0/content").asText()).isEqualTo("My ***");
        }

        @Test
        void has_errors_and_lists_of_its_own() throws IOException {
            assertThat(post(MEMO, "{\"model\":\"echo/parrot\"}").text())
                    .isEqualTo(
                            "{\"error\":{\"code\":\"invalid_request\",\"message\":\"ask: found nothing, expected a string\"}}");
            assertThat(get("/memo/models").json().path("models").toString()).contains("\"smart\"", "\"echo/parrot\"");
            assertThat(get("/memo/models/echo/parrot").json().path("by").asText())
                    .isEqualTo("echo");
        }
    }
}
