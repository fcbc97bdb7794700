package io.fairlead.plugin.ollama.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other APIs ask for and this one has no way to say. */
class LossesTest {
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.CHAT, "m").build();
    private static final ToolDefinition TOOL = ToolDefinition.of("look", null, null, Map.of());

    private final List<String> lost = new ArrayList<>();

    @Test
    void areThoseThatNobodyElseIsToldOf() {
        ChatRequest request = ask().user("u-1")
                .choices(2)
                .serviceTier("flex")
                .metadata("a", "b")
                .extension("openai:store", "true")
                .extension("openai:stored", "false")
                .build();

        assertThat(written(request))
                .isEqualTo("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}],"
                        + "\"stream\":false}");
        assertThat(lost).containsExactlyInAnyOrder("user", "n", "service_tier", "metadata", "store");
    }

    @Test
    void arePicturesThatLieElsewhere() {
        ChatRequest request = ChatRequest.builder("m")
                .message(ChatMessage.of(
                        ChatRole.USER,
                        List.of(
                                ChatPart.text("a"),
                                ChatPart.image("https://host/a.png", null),
                                ChatPart.image("data:image/png;base64,AAAA", "high"),
                                ChatPart.text("b"))))
                .build();

        assertThat(written(request)).contains("{\"role\":\"user\",\"content\":\"a\\n\\nb\",\"images\":[\"AAAA\"]}");
        assertThat(lost).containsExactly("messages[0].content[1]", "messages[0].content[2].detail");
    }

    @Test
    void areThoughtsThatAreSignedAndToolsThatFailed() {
        ChatRequest request = ChatRequest.builder("m")
                .message(ChatMessage.of(
                        ChatRole.ASSISTANT,
                        List.of(
                                ChatPart.thinking("signed", "c2ln"),
                                ChatPart.thinking("bare", null),
                                ChatPart.toolCall("c", "look", "not json"))))
                .message(ChatMessage.of(
                        ChatRole.TOOL, List.of(ChatPart.toolResult("c", List.of(ChatPart.text("no")), true))))
                .build();

        assertThat(written(request))
                .contains(
                        "\"thinking\":\"bare\"",
                        "\"arguments\":{\"arguments\":\"not json\"}",
                        "\"tool_name\":\"look\"");
        assertThat(lost).containsExactly("messages[0].content[0]", "messages[1].content[0].is_error");
    }

    @Test
    void areMessagesOfTheModelOfWhichNothingIsLeft() {
        ChatRequest request = ask().message(ChatMessage.of(
                        ChatRole.ASSISTANT, List.of(ChatPart.thinking("signed", "c2ln"), ChatPart.text(""))))
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text(""))))
                .build();

        assertThat(written(request))
                .contains("\"messages\":[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"user\",\"content\":\"\"}]");
        assertThat(lost).containsExactly("messages[1].content[0]");
    }

    @Test
    void areChoicesOfTools() {
        assertThat(written(ask().toolChoice(ToolChoice.AUTO)
                        .parallelToolCalls(false)
                        .build()))
                .doesNotContain("tool");
        assertThat(lost).isEmpty();
        written(ask().toolChoice(ToolChoice.REQUIRED).build());
        assertThat(lost).containsExactly("tool_choice");
        lost.clear();

        assertThat(written(ask().tool(TOOL).toolChoice(ToolChoice.NONE).build()))
                .doesNotContain("tools");
        assertThat(lost).isEmpty();

        assertThat(written(ask().tool(TOOL)
                        .toolChoice(ToolChoice.REQUIRED)
                        .parallelToolCalls(false)
                        .build()))
                .contains("\"name\":\"look\"");
        assertThat(lost).containsExactly("tool_choice", "parallel_tool_calls");
    }

    @ParameterizedTest
    @CsvSource({
        "none, , , false, ",
        "low, , , \"low\", ",
        "medium, , , true, ",
        "high, , , \"high\", ",
        "minimal, , , \"low\", reasoning.effort",
        "max, , , \"max\", ",
        "xhigh, , , \"max\", reasoning.effort",
        "utmost, , , \"high\", reasoning.effort",
        "high, , tools, , reasoning",
        "none, , tools, false, ",
        ", 1000, reasoning, \"low\", reasoning.budget",
        ", 9000, reasoning, true, reasoning.budget",
        ", 90000, reasoning, \"high\", reasoning.budget",
        ", 9000, , , reasoning"
    })
    void areDegreesOfThinking(
            @Nullable String effort,
            @Nullable Long budget,
            @Nullable String capability,
            @Nullable String think,
            @Nullable String loss) {
        Reasoning reasoning = Reasoning.of(effort, budget == null ? OptionalLong.empty() : OptionalLong.of(budget));
        TestDeployment.Builder model = TestDeployment.builder("p", "m");
        TestDeployment deployment = capability == null
                ? model.build()
                : model.capabilities(Capability.of(capability)).build();

        String json = written(
                ChatCodec.chat(new SteppingClock()), ask().reasoning(reasoning).build(), deployment);

        assertThat(json.contains("\"think\":" + think)).isEqualTo(think != null);
        assertThat(json.contains("think")).isEqualTo(think != null);
        assertThat(lost).isEqualTo(loss == null ? List.of() : List.of(loss));
    }

    @Test
    void areNoFormsOfAnswers() {
        assertThat(written(ask().responseFormat(ResponseFormat.JSON).build())).contains("\"format\":\"json\"");
        assertThat(written(ask().responseFormat(ResponseFormat.of("text", null)).build()))
                .doesNotContain("format");
        assertThat(written(ask().responseFormat(
                                ResponseFormat.of("json_schema", "{\"strict\":true,\"schema\":{\"type\":\"object\"}}"))
                        .build()))
                .contains("\"format\":{\"type\":\"object\"}");
        assertThat(lost).isEmpty();
    }

    @Test
    void areMembersOfAPromptInAChat() {
        assertThat(written(ask().extension("ollama:suffix", "\"x\"")
                        .extension("ollama:raw", "true")
                        .extension("ollama:keep_alive", "0")
                        .build()))
                .contains("\"keep_alive\":0")
                .doesNotContain("suffix", "raw");
        assertThat(lost).containsExactlyInAnyOrder("suffix", "raw");
    }

    @Test
    void areConversationsInAPrompt() {
        ChatRequest request = ask().tool(TOOL)
                .message(ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.text("yes?"))))
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("bye"))))
                .build();

        assertThat(written(ChatCodec.generate(new SteppingClock()), request, TestDeployment.of("p", "m")))
                .isEqualTo("{\"model\":\"m\",\"prompt\":\"hi\\n\\nyes?\\n\\nbye\",\"stream\":false}");
        assertThat(lost).containsExactly("messages[1].role", "messages[2].role", "tools");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"seed\":-1", "\"num_predict\":-1"})
    void areNoWordsForNothing(String option) {
        ChatRequest request = ChatCodec.chat(new SteppingClock())
                .decode(HeapBody.json("{\"model\":\"m\",\"options\":{" + option + "}}"), "m", (path, reason) -> {});

        assertThat(request.seed()).isEmpty();
        assertThat(request.maxOutputTokens()).isEmpty();
        assertThat(request.extensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"top_k", "num_predict"})
    void areWordsForAllThatOtherApisLack(String option) {
        ChatRequest request = ChatCodec.chat(new SteppingClock())
                .decode(
                        HeapBody.json("{\"model\":\"m\",\"options\":{\"" + option + "\":0}}"),
                        "m",
                        (path, reason) -> {});

        assertThat(request.topK()).isEmpty();
        assertThat(request.extensions()).containsEntry("ollama:options." + option, "0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"model\":\"m\",\"messages\":[{\"role\":\"x\"}]}; messages[0].role",
                "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":[]}]}; messages[0].content",
                "{\"model\":\"m\",\"options\":{\"top_p\":\"x\"}}; options.top_p",
                "{\"model\":\"m\",\"format\":\"xml\"}; format",
                "{\"model\":\"m\",\"tools\":{}}; tools",
                "{\"model\":\"m\",\"think\":\"deeply\"}; think",
                "{\"model\":\"m\",\"top_logprobs\":21}; top_logprobs",
                "{\"model\":\"m\",\"options\":{\"top_k\":3000000000}}; options.top_k",
                "{\"model\":\"m\",\"options\":{\"seed\":1.5}}; options.seed",
                "{\"model\":\"m\",\"options\":{\"num_predict\":1e30}}; options.num_predict"
            })
    void areNotMistakesWhichAreNamed(String json, String path) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> ChatCodec.chat(new SteppingClock()).decode(HeapBody.json(json), "m", (_, _) -> {}))
                .satisfies(refused -> assertThat(refused.error().parameter()).isEqualTo(path));
    }

    private static ChatRequest.Builder ask() {
        return ChatRequest.builder("m").message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("hi"))));
    }

    private String written(ChatRequest request) {
        return written(ChatCodec.chat(new SteppingClock()), request, TestDeployment.of("p", "m"));
    }

    private String written(ChatCodec codec, ChatRequest request, TestDeployment deployment) {
        lost.clear();
        return codec.encode(request, TestTarget.of(deployment, FACTS), (path, reason) -> lost.add(path))
                .utf8();
    }
}
