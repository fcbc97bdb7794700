package io.fairlead.e2e.ollama;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OllamaAnswers;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the vendor's clients send, written out: a stream is what they get unless they decline it. */
@TestInstance(Lifecycle.PER_CLASS)
final class OllamaClientIT {
    private static final String TOOLS =
            ",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"look\",\"parameters\":{\"type\":\"object\"}}}]";

    private final ScriptedUpstream ollama = ScriptedUpstream.answering(OllamaAnswers.saying("Hello there"));
    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello there"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(folder, """
                defaults: { max-wait: 0s, disable: { after: 1000 }, pause: { server: 0s, network: 0s } }
                server: { stream-keep-alive: 1s }
                providers:
                  llama: { type: ollama, base-url: "%s", num-ctx: 16384, keep-alive: 30m }
                  gpt: { type: openai, base-url: "%s", keys: [k-1234567890], discover: false, retry: { same: 0 } }
                routes:
                  local: { deployments: [llama/qwen3:8b] }
                  smart: { deployments: [gpt/large] }
                  either: { deployments: [llama/qwen3:8b, gpt/large] }
                """.formatted(ollama.url(), openAi.openAiUrl()));
        Await.until("the upstream's models", () -> ollama.count() >= 1);
    }

    @BeforeEach
    void begin() {
        ollama.script(OllamaAnswers.saying("Hello there"));
        openAi.script(OpenAiAnswers.saying("Hello there"));
        openAi.forget();
    }

    @AfterAll
    void stop() {
        gateway.close();
        ollama.close();
        openAi.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "smart"})
    void streams_lines(String model) throws IOException {
        Answer answer = chat(model, "");

        assertThat(answer.header("content-type")).isEqualTo("application/x-ndjson");
        assertThat(text(answer)).isEqualTo("Hello there");
        JsonNode last = lines(answer).getLast();
        assertThat(last.path("done").asBoolean()).isTrue();
        assertThat(last.path("done_reason").asText()).isEqualTo("stop");
        assertThat(last.path("prompt_eval_count").asInt()).isEqualTo(9);
        assertThat(last.path("eval_count").asInt()).isEqualTo(3);
        assertThat(last.path("total_duration").asLong()).isPositive();
        assertThat(lines(answer)).allSatisfy(line -> {
            assertThat(line.path("model").asText()).isNotEmpty();
            assertThat(line.path("created_at").asText()).endsWith("Z");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "smart"})
    void answers_whole(String model) throws IOException {
        Answer answer = chat(model, ",\"stream\":false");

        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.json().at("/message/content").asText()).isEqualTo("Hello there");
        assertThat(answer.json().path("done").asBoolean()).isTrue();
        assertThat(answer.json().path("eval_count").asInt()).isEqualTo(3);
    }

    /** As the vendor's own server, whose examples for curl state no type: curl then states that of a form. */
    @Test
    void are_not_asked_what_type_their_body_has() throws IOException {
        assertThat(typed("/api/chat", "application/x-www-form-urlencoded").status())
                .isEqualTo(200);
        assertThat(typed("/api/show", "application/x-www-form-urlencoded").status())
                .isEqualTo(200);
    }

    /** Else a page of any site could have its visitors ask, without asking them. */
    @Test
    void on_pages_of_browsers_state_that_they_send_json() throws IOException {
        Answer answer = typed("/api/chat", "text/plain\r\nOrigin: https://elsewhere.example");

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("error").asText()).contains("expected application/json");
        assertThat(typed("/v1/chat/completions", "application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(415);
    }

    private Answer typed(String path, String type) throws IOException {
        String body = body("smart", ",\"stream\":false");
        try (Connection connection = Connection.to(gateway.port())) {
            return connection
                    .send("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                    .answer();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "smart"})
    void answers_prompts(String model) throws IOException {
        Answer streamed = post("/api/generate", "{\"model\":\"" + model + "\",\"prompt\":\"Hi\",\"system\":\"s\"}");
        Answer whole = post("/api/generate", "{\"model\":\"" + model + "\",\"prompt\":\"Hi\",\"stream\":false}");

        assertThat(lines(streamed).stream()
                        .map(line -> line.path("response").asText())
                        .collect(Collectors.joining()))
                .isEqualTo("Hello there");
        assertThat(lines(streamed).getLast().path("done").asBoolean()).isTrue();
        assertThat(whole.json().path("response").asText()).isEqualTo("Hello there");
    }

    @Test
    void keeps_the_bytes_of_its_own_api_but_for_what_the_operator_adds() throws IOException {
        chat("local", ",\"options\": {\"seed\":7 }");

        assertThat(ollama.last().path()).isEqualTo("/api/chat");
        assertThat(ollama.last().header("accept")).isEqualTo("application/x-ndjson");
        assertThat(ollama.last().text())
                .isEqualTo("{\"model\":\"qwen3:8b\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"options\": {\"seed\":7,\"num_ctx\":16384 },\"keep_alive\":\"30m\"}");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void calls_tools(boolean stream) throws IOException {
        openAi.script(OpenAiAnswers.calling(
                List.of(new ToolCall("call_1", "look", "{\"at\":\"sky\"}"), new ToolCall("call_2", "look", "{}"))));
        Answer answer = chat("smart", TOOLS + ",\"stream\":" + stream);

        List<JsonNode> lines = stream ? lines(answer) : List.of(answer.json());
        JsonNode calls = lines.stream()
                .map(line -> line.at("/message/tool_calls"))
                .filter(JsonNode::isArray)
                .findFirst()
                .orElseThrow();
        assertThat(calls).hasSize(2);
        assertThat(calls.at("/0/function/name").asText()).isEqualTo("look");
        assertThat(calls.at("/0/function/arguments")).isEqualTo(Json.tree("{\"at\":\"sky\"}"));
        assertThat(calls.at("/1/function/arguments")).isEqualTo(Json.tree("{}"));
        assertThat(lines.getLast().path("done_reason").asText()).isEqualTo("stop");
    }

    @Test
    void pairs_results_of_tools_that_have_no_ids() throws IOException {
        post(
                "/api/chat",
                "{\"model\":\"smart\",\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}," + """
                {"role":"assistant","content":"","tool_calls":[\
                {"function":{"name":"look","arguments":{"at":"sky"}}},{"function":{"name":"wait","arguments":{}}}]},\
                {"role":"tool","tool_name":"wait","content":"done"},\
                {"role":"tool","tool_name":"look","content":"blue"}]}""");

        JsonNode messages = openAi.last().json().path("messages");
        assertThat(messages.at("/1/tool_calls/1/function/name").asText()).isEqualTo("wait");
        assertThat(messages.at("/2/tool_call_id")).isEqualTo(messages.at("/1/tool_calls/1/id"));
        assertThat(messages.at("/3/tool_call_id")).isEqualTo(messages.at("/1/tool_calls/0/id"));
        assertThat(messages.at("/3/content").asText()).isEqualTo("blue");
    }

    @Test
    void shows_pictures_and_asks_for_a_schema() throws IOException {
        post(
                "/api/chat",
                "{\"model\":\"smart\",\"stream\":false,\"format\":{\"type\":\"object\"},\"messages\":["
                        + "{\"role\":\"user\",\"content\":\"Hi\",\"images\":[\"iVBORw0KGgo=\"]}]}");

        JsonNode seen = openAi.last().json();
        assertThat(seen.at("/messages/0/content/0/image_url/url").asText())
                .isEqualTo("data:image/png;base64,iVBORw0KGgo=");
        assertThat(seen.at("/response_format/json_schema/schema/type").asText()).isEqualTo("object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "smart"})
    void hears_within_a_stream_that_it_broke(String model) throws IOException {
        ollama.script(OllamaAnswers.breaking("half"));
        openAi.script((call, wire) -> wire.events()
                .data(OpenAiAnswers.delta("m", "{\"content\":\"half\"}", "null"))
                .cut());

        Answer answer = chat(model, "");

        assertThat(text(answer)).isEqualTo("half");
        JsonNode last = lines(answer).getLast();
        assertThat(last.path("error").asText()).contains("broke off");
        assertThat(last.has("done")).isFalse();
    }

    @Test
    void hears_what_the_upstream_says_in_the_midst_of_a_stream() throws IOException {
        CountDownLatch read = new CountDownLatch(1);
        ollama.script((call, wire) -> {
            OllamaAnswers.half(call, wire, "half");
            await(read);
            wire.chunk("{\"error\":\"an error was encountered while running the model\"}\n")
                    .end();
        });
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request(body("local", "")));
            Answer head = connection.head();
            read.countDown();

            Answer answer = connection.rest(head);

            assertThat(text(answer)).isEqualTo("half");
            assertThat(lines(answer).getLast().path("error").asText()).isNotEmpty();
        }
    }

    @Test
    void goes_elsewhere_when_the_first_cannot() throws IOException {
        ollama.script(OllamaAnswers.failing(400, "x does not support tools"));

        Answer answer = chat("either", TOOLS);

        assertThat(text(answer)).isEqualTo("Hello there");
        assertThat(answer.header("x-fairlead-deployment")).startsWith("gpt/large");
    }

    @Test
    void hears_of_an_error_in_its_own_form() throws IOException {
        Answer unknown = chat("nope", "");
        Answer wrong = post("/api/chat", "{\"model\":\"local\",\"messages\":7}");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("error").asText()).contains("nope");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("error").asText()).contains("messages");
    }

    @Test
    void waits_in_silence_for_the_first_line() throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        openAi.script((call, wire) -> {
            await(goOn);
            OpenAiAnswers.saying("late").answer(call, wire);
        });
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request(body("smart", "")));
            Await.pause(Duration.ofMillis(2500));
            goOn.countDown();

            Answer answer = connection.answer();

            assertThat(answer.header("content-type")).isEqualTo("application/x-ndjson");
            assertThat(text(answer)).isEqualTo("late");
        }
    }

    @Test
    void leaves_and_the_upstream_is_left() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch left = new CountDownLatch(1);
        ollama.script((call, wire) -> {
            OllamaAnswers.half(call, wire, "half");
            begun.countDown();
            wire.untilLeft();
            left.countDown();
        });
        try (Connection connection = Connection.to(gateway.port())) {
            connection.send(request(body("local", "")));
            await(begun);
            connection.head();
            connection.reset();
        }

        assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String request(String body) {
        return "POST /api/chat HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    private static String body(String model, String more) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]" + more + "}";
    }

    private Answer chat(String model, String more) throws IOException {
        return post("/api/chat", body(model, more));
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    private static List<JsonNode> lines(Answer answer) {
        return answer.text().lines().map(Json::tree).toList();
    }

    private static String text(Answer answer) {
        return lines(answer).stream()
                .map(line -> line.at("/message/content").asText())
                .collect(Collectors.joining());
    }
}
