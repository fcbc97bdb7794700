package io.fairlead.e2e.filters;

import static io.fairlead.e2e.filters.Private.masked;
import static io.fairlead.e2e.filters.Private.restored;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.gateway.Planted;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.Said;
import io.fairlead.e2e.upstream.AnthropicAnswers;
import io.fairlead.e2e.upstream.Json;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.ScriptedUpstream;
import io.fairlead.e2e.upstream.ToolCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte by byte: what the filter does not mask or restore stays as it was sent. */
@TestInstance(Lifecycle.PER_CLASS)
final class RedactIT {
    /** Spelled in ways that a writer of JSON would not choose. */
    private static final String CHAT = """
            { "model" : "%s","temperature":1.0e+0,
              "messages":[ {"role":"system","content":"Say \\u0041\\/B, ask Ann"},
                {"content":"I am ann.lee@example.com, call +49 30 1234567","role":"user"},
                {"role":"assistant","content":null,"tool_calls":[{"id":"c1","type":"function","function":
                  {"name":"pay","arguments":"{\\"to\\":\\"bob@example.org\\",\\"n\\":1}"}}]},
                {"role":"tool","tool_call_id":"c1","content":"paid with 4111 1111 1111 1111"},
                {"role":"user","content":[{"type":"text","text":"and ann.lee@example.com?"}]}],
              "unknown":{"a":[1.50,null,"x\\u0020y"]},"stream":%s}
            """;

    private static final Pattern CONTENT =
            Pattern.compile("\"(content|arguments|text|partial_json|thinking)\":\"(?:[^\"\\\\]|\\\\.)*\"");

    private final ScriptedUpstream openAi = ScriptedUpstream.answering(OpenAiAnswers.saying("Hello"));
    private final ScriptedUpstream anthropic = ScriptedUpstream.answering(AnthropicAnswers.saying("Hello"));
    private Gateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) {
        gateway = Gateway.start(
                folder, """
                filters: [redact]
                providers:
                  open: { type: openai, base-url: "%s", keys: ["%s"], discover: false }
                  claude: { type: anthropic, base-url: "%s", keys: ["%s"], discover: false }
                routes:
                  claude: { deployments: [claude/same] }
                """.formatted(openAi.openAiUrl(), Planted.key("open"), anthropic.url(), Planted.key("anth")));
    }

    @AfterAll
    void stop() {
        gateway.close();
        openAi.close();
        anthropic.close();
    }

    @BeforeEach
    void forget() {
        openAi.script(OpenAiAnswers.saying("Hello"));
        anthropic.script(AnthropicAnswers.saying("Hello"));
        openAi.forget();
        anthropic.forget();
    }

    private Answer post(String path, String body) throws IOException {
        try (Connection connection = Connection.to(gateway.port())) {
            return connection.post(path, body);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void an_upstream_sees_placeholders_and_every_other_byte(boolean stream) throws IOException {
        Answer answer = post(Ask.CHAT, CHAT.formatted("open/same", stream));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        Private.reachedNo(openAi);
        String expected = masked(CHAT.formatted("same", stream));
        assertThat(withoutUsage(openAi.last().text())).isEqualTo(withoutUsage(expected));
        assertThat(openAi.last().json().at("/messages/4/content/0/text").asText())
                .isEqualTo("and [email-1]?");
    }

    @ParameterizedTest
    @CsvSource({"/v1/responses,false", "/v1/responses,true", "/v1/chat/completions,false", "/v1/chat/completions,true"})
    void the_text_for_a_custom_tool_is_masked_and_restored_where_a_function_stands_for_it(String path, boolean stream)
            throws IOException {
        anthropic.script(AnthropicAnswers.calling(
                List.of(new ToolCall("toolu_1", "apply_patch", "{\"input\":\"+to: [email-1]\\n\"}"))));
        String asked = path.endsWith("responses") ? """
                {"model":"claude","stream":%s,"tools":[{"type":"custom","name":"apply_patch"}],"input":[
                 {"role":"user","content":"q"},
                 {"type":"custom_tool_call","call_id":"c","name":"apply_patch","input":"-to: %s\\n"},
                 {"type":"custom_tool_call_output","call_id":"c","output":"done"}]}""" : """
                {"model":"claude","stream":%s,"tools":[{"type":"custom","custom":{"name":"apply_patch"}}],"messages":[
                 {"role":"user","content":"q"},{"role":"assistant","content":null,"tool_calls":[
                  {"id":"c","type":"custom","custom":{"name":"apply_patch","input":"-to: %s\\n"}}]},
                 {"role":"tool","tool_call_id":"c","content":"done"}]}""";

        Answer answer = post(path, asked.formatted(stream, Private.ADDRESS));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(anthropic
                        .last()
                        .json()
                        .at("/messages/1/content/0/input/input")
                        .asText())
                .isEqualTo("-to: [email-1]\n");
        Private.reachedNo(anthropic);
        assertThat(answer.text()).contains(Private.ADDRESS + "\\n").doesNotContain("email-1", "\"arguments");
    }

    /** Of streams the gateway asks for usage of its own accord. */
    private static String withoutUsage(String body) {
        return body.replaceAll(",?\\s*\"stream_options\":\\{[^}]*}", "").strip();
    }

    @Test
    void a_whole_answer_is_restored_and_every_other_byte_kept() throws IOException {
        String said = """
                 { "id":"x","object":"chat.completion","model":"same","choices":[
                   {"index":0,"message":{"role":"assistant","content":"Dear [email-1], \\u0041 [phone-1]","n":1.0},"finish_reason":"stop"},
                   {"index":1,"message":{"role":"assistant","content":null,"tool_calls":[
                     {"id":"c","type":"function","function":{"name":"pay","arguments":"{\\"card\\":\\"[card-1]\\"}"}}]},"finish_reason":"tool_calls"}],
                   "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3},"odd":"[email-1]" }
                """;
        openAi.script((call, wire) -> wire.json(200, said));

        String got = post(Ask.CHAT, CHAT.formatted("open/same", false)).text();

        assertThat(around(got)).isEqualTo(around(said));
        JsonNode tree = Json.tree(got);
        assertThat(tree.at("/choices/0/message/content").asText())
                .isEqualTo("Dear " + Private.ADDRESS + ", A " + Private.PHONE);
        assertThat(tree.at("/choices/1/message/tool_calls/0/function/arguments").asText())
                .isEqualTo("{\"card\":\"" + Private.CARD + "\"}");
        assertThat(tree.at("/odd").asText()).isEqualTo("[email-1]");
    }

    /** Two choices and a call of a tool take turns, a few characters at a time. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 100})
    void a_stream_is_restored_and_every_other_byte_kept(int size) throws IOException {
        String first = "Dear [email-1], [email-2] and [email-3] \u00e4 [[email-1";
        String second = "call [phone-1] [";
        String arguments = "{\"card\":\"[card-1]\",\"a\":\"\\\"[email-1]\\\"\"}";
        Streamed sent = new Streamed(size);
        openAi.script((call, wire) -> {
            wire.events();
            for (String frame : sent.frames(first, second, arguments)) {
                wire.chunk(frame);
            }
            wire.end();
        });

        Answer answer = post(Ask.CHAT, CHAT.formatted("open/same", true));

        List<String> frames = sent.frames(first, second, arguments);
        assertThat(around(answer.text())).isEqualTo(around(String.join("", frames)));
        Streamed.Texts texts = Streamed.texts(answer.events());
        assertThat(texts.first()).isEqualTo(restored(first));
        assertThat(texts.second()).isEqualTo(restored(second));
        assertThat(texts.arguments()).isEqualTo(restored(arguments));
    }

    /** Everything but the texts. */
    private static String around(String answer) {
        return CONTENT.matcher(answer).replaceAll("\"$1\":");
    }

    @ParameterizedTest
    @CsvSource({"open/same, false", "open/same, true", "claude, false", "claude, true"})
    void messages_of_either_api_go_both_ways(String model, boolean stream) throws IOException {
        ScriptedUpstream upstream = model.equals("claude") ? anthropic : openAi;
        echo();
        Answer chat = post(
                Ask.CHAT,
                "{\"model\":\"" + model + "\",\"stream\":" + stream
                        + ",\"messages\":[{\"role\":\"user\",\"content\":\"I am ann.lee@example.com [email-1]\"}]}");
        Answer message = post(
                Ask.MESSAGES,
                "{\"model\":\"" + model + "\",\"stream\":" + stream
                        + ",\"max_tokens\":9,\"system\":\"for bob@example.org\","
                        + "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"I am ann.lee@example.com\"}]}]}");

        assertThat(stream ? Said.streamed(chat) : Said.whole(chat)).isEqualTo("I am ann.lee@example.com [email-1]");
        assertThat(
                        stream
                                ? Streamed.message(message.events())
                                : message.json().at("/content/0/text").asText())
                .isEqualTo("I am ann.lee@example.com");
        Private.reachedNo(upstream);
        assertThat(upstream.count()).isEqualTo(2);
        assertThat(upstream.calls().getFirst().text()).contains("I am [email-1] [email-2]");
        assertThat(upstream.last().text()).contains("I am [email-2]", "for [email-1]");
    }

    /** Upstreams say what they were asked last. */
    private void echo() {
        openAi.script(answering(text -> OpenAiAnswers.saying(text)));
        anthropic.script(answering(text -> AnthropicAnswers.saying(text)));
    }

    private static Script answering(Function<String, Script> saying) {
        return (call, wire) -> {
            JsonNode messages = call.json().at("/messages");
            JsonNode content = messages.get(messages.size() - 1).at("/content");
            String text = content.isTextual()
                    ? content.asText()
                    : content.at("/0/text").asText();
            saying.apply(text).answer(call, wire);
        };
    }

    @Test
    void what_was_masked_is_counted_and_told_nobody() throws IOException {
        post(Ask.CHAT, CHAT.formatted("open/same", false));
        assertThat(gateway.log().text() + gateway.accessLog().text())
                .doesNotContain(Private.ADDRESS, Private.PHONE, Private.CARD);
    }
}
