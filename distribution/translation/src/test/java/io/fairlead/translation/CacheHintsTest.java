package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a prompt is to be cached: {@code cache_control} of Anthropic's API, which clients of the OpenAI API tell
 * <a href="https://openrouter.ai/docs/features/prompt-caching">gateways</a> in the parts of messages and beside functions.
 */
class CacheHintsTest {
    private static final String HINT = "\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";
    private static final String FUNCTION =
            "{\"type\":\"function\",\"function\":{\"name\":\"f\",\"parameters\":{\"type\":\"object\"}}," + HINT + "}";
    private static final String TOOL = "{\"name\":\"f\",\"input_schema\":{\"type\":\"object\"}," + HINT + "}";
    private static final String TEXT = "{\"type\":\"text\",\"text\":\"%s\"," + HINT + "}";

    private final List<String> lost = new ArrayList<>();

    @Test
    void reachClaudeFromPartsAndTools() {
        String sent = translated("openai.chat", "anthropic.messages", "claude-sonnet-4-5", """
                {"model":"m","messages":[{"role":"system","content":[%s]},{"role":"user","content":[%s]}],"tools":[%s]}""".formatted(
                        TEXT.formatted("s"), TEXT.formatted("u"), FUNCTION));

        assertThat(sent)
                .contains("\"system\":[" + TEXT.formatted("s") + "]")
                .contains("{\"role\":\"user\",\"content\":[" + TEXT.formatted("u") + "]}")
                .contains("\"tools\":[" + TOOL + "]");
        assertThat(lost).isEmpty();
    }

    /** Messages of Anthropic's API have no such member, and refuse one. */
    @Test
    void besideAContentAreThoseOfItsLastBlock() {
        String sent = translated("openai.chat", "anthropic.messages", "claude-sonnet-4-5", """
                {"model":"m","messages":[{"role":"user","content":"u",%1$s},\
                {"role":"assistant","content":null,"tool_calls":[{"id":"toolu_1","type":"function",\
                "function":{"name":"f","arguments":"{}"}}]},\
                {"role":"tool","tool_call_id":"toolu_1","content":"r",%1$s}]}""".formatted(HINT));

        assertThat(sent)
                .contains("{\"role\":\"user\",\"content\":[" + TEXT.formatted("u") + "]}")
                .contains("{\"type\":\"tool_result\",\"tool_use_id\":\"toolu_1\",\"content\":\"r\"," + HINT + "}");
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"claude-sonnet-4-5", "anthropic/Claude-Opus-5"})
    void goOnToWhoServesClaudeOverTheOpenAiApi(String model) {
        String sent = translated("anthropic.messages", "openai.chat", model, """
                {"model":"m","max_tokens":9,"system":[%s],"messages":[{"role":"user","content":[%s]},\
                {"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"c","content":"r",%s}]}],"tools":[%s]}""".formatted(
                        TEXT.formatted("s"), TEXT.formatted("u"), HINT, TOOL));

        assertThat(sent)
                .contains("{\"role\":\"system\",\"content\":[" + TEXT.formatted("s") + "]}")
                .contains("{\"role\":\"user\",\"content\":[" + TEXT.formatted("u") + "]}")
                .contains("{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":[" + TEXT.formatted("r") + "]}")
                .contains("\"tools\":[" + FUNCTION + "]");
        assertThat(lost).isEmpty();
    }

    @Test
    void areReportedWhereTheModelIsAnother() {
        String sent = translated("anthropic.messages", "openai.chat", "gpt-5", """
                {"model":"m","max_tokens":9,"system":[%s],"messages":[{"role":"user","content":[%s]}],"tools":[%s]}""".formatted(
                        TEXT.formatted("s"), TEXT.formatted("u"), TOOL));

        assertThat(sent).doesNotContain("cache_control");
        assertThat(lost)
                .containsExactly(
                        "system[0].cache_control", "messages[0].content[0].cache_control", "tools[0].cache_control");
    }

    @Test
    void areCalledAsTheClientCallsThem() {
        translated("openai.chat", "gemini.generate", "gemini-2.5-flash", """
                {"model":"m","messages":[{"role":"user","content":"u",%s}],"tools":[{"type":"made_up"},%s]}""".formatted(HINT, FUNCTION));

        assertThat(lost).containsExactlyInAnyOrder("tools[0]", "messages[0].cache_control", "tools[1].cache_control");
    }

    private String translated(String from, String to, String model, String body) {
        ChatDialect client = dialect(from);
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        ChatRequest neutral =
                client.decode(TestRequest.post("/"), HeapBody.json(body, client.probes()), (path, _) -> lost.add(path));
        return dialect(to)
                .encode(
                        neutral,
                        TestTarget.of(TestDeployment.of("p", model), facts),
                        (path, _) -> lost.add(neutral.clientPath(path)))
                .utf8();
    }

    private static ChatDialect dialect(String name) {
        return Codecs.all().stream()
                .filter(codec -> codec.id().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
