package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Reasoning;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thinking and sampling: what the vendor's guides say that its models take and refuse. */
class ModelDemandsTest {
    private static final String BUDGET = "claude-sonnet-4-5";
    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-sonnet-4-5 | low | {'type':'enabled','budget_tokens':2048} | - |",
                "claude-sonnet-4-5 | high | {'type':'enabled','budget_tokens':24576} | - |",
                "claude-opus-4-6 | xhigh | {'type':'adaptive','display':'summarized'} | {'effort':'high'} | reasoning.effort",
                "claude-opus-4-7 | xhigh | {'type':'adaptive','display':'summarized'} | {'effort':'xhigh'} |",
                "claude-opus-4-7 | minimal | {'type':'adaptive','display':'summarized'} | {'effort':'low'} | reasoning.effort",
                "claude-opus-4-7 | most | {'type':'adaptive','display':'summarized'} | {'effort':'medium'} | reasoning.effort",
                "claude-opus-4-7 | none | - | - |",
                "claude-opus-4-6 | max | {'type':'adaptive','display':'summarized'} | {'effort':'max'} |",
                "claude-opus-5 | none | {'type':'disabled'} | - |",
                "claude-sonnet-5-5 | none | {'type':'between_tools'} | - |",
                "claude-opus-5-5-20260922 | none | - | {'effort':'low'} | reasoning.effort",
                "claude-opus-5-5 | max | {'type':'adaptive','display':'summarized'} | {'effort':'max'} |",
                "claude-haiku-5-5 | xhigh | {'type':'adaptive','display':'summarized'} | {'effort':'xhigh'} |",
                "claude-mythos-preview | xhigh | {'type':'adaptive','display':'summarized'} | {'effort':'high'} | reasoning.effort",
                "claude-3-5-sonnet | high | - | - | reasoning",
                "other-model | high | - | - | reasoning",
            })
    void thinksAsHardAsAsked(String model, String effort, String thinking, String config, String dropped) {
        String json = encode(request().reasoning(Reasoning.effort(effort)), TestDeployment.of("p", model));

        member(json, "thinking", thinking);
        member(json, "output_config", config);
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    private static void member(String json, String name, String value) {
        if (value == null) {
            assertThat(json).doesNotContain("\"" + name + "\"");
        } else {
            assertThat(json).contains("\"" + name + "\":" + value.replace('\'', '"'));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-sonnet-4-5 | 5000 | {'type':'enabled','budget_tokens':5000} |",
                "claude-sonnet-4-5 | 9000 | {'type':'enabled','budget_tokens':5999} | reasoning.budget",
                "claude-sonnet-4-5 | 10 | {'type':'enabled','budget_tokens':1024} | reasoning.budget",
                "claude-opus-4-6 | 5000 | {'type':'enabled','budget_tokens':5000} |",
                "claude-opus-4-7 | 5000 | {'type':'adaptive','display':'summarized'} | reasoning.budget",
            })
    void thinksWithinItsBudget(String model, long budget, String thinking, String dropped) {
        String json = encode(
                request().reasoning(Reasoning.budget(budget)).maxOutputTokens(6000), TestDeployment.of("p", model));

        member(json, "thinking", thinking);
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-opus-4-5 | {'type':'enabled','budget_tokens':2048} | {'effort':'high'} | reasoning.effort",
                "claude-sonnet-4-5 | {'type':'enabled','budget_tokens':2048} | - | reasoning.effort",
                "claude-opus-4-6 | {'type':'enabled','budget_tokens':2048} | {'effort':'max'} |",
            })
    void worksAsHardAsAskedWithinItsBudget(String model, String thinking, String config, String dropped) {
        String json =
                encode(request().reasoning(Reasoning.of("max", OptionalLong.of(2048))), TestDeployment.of("p", model));

        member(json, "thinking", thinking);
        member(json, "output_config", config);
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-opus-5-5 | auto | {'type':'adaptive','display':'summarized'} | {'effort':'low'} | tool_choice",
                "claude-sonnet-5 | any | {'type':'adaptive','display':'summarized'} | {'effort':'low'} |",
                "claude-opus-4-6 | any | {'type':'adaptive','display':'summarized'} | {'effort':'low'} |",
                "claude-sonnet-4-5 | any | - | - | reasoning",
            })
    void mustCallAToolWhereItCanBeMadeTo(String model, String choice, String thinking, String config, String dropped) {
        String json = encode(forced(Reasoning.effort("low")), model);

        member(json, "tool_choice", "{'type':'" + choice + "'}");
        member(json, "thinking", thinking);
        member(json, "output_config", config);
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    @Test
    void doesNotThinkWithABudgetWhereAToolIsForced() {
        assertThat(encode(forced(Reasoning.budget(2048)), "claude-opus-4-6"))
                .doesNotContain("thinking")
                .contains("\"type\":\"any\"");
        assertThat(lost).containsExactly("reasoning");
    }

    private static ChatRequest.Builder forced(Reasoning reasoning) {
        return request()
                .reasoning(reasoning)
                .tool(ToolDefinition.of("t", null, null, Map.of()))
                .toolChoice(ToolChoice.REQUIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-opus-4-8 | ~output_config~:{~effort~:~xhigh~} | - | {'effort':'xhigh'} |",
                "claude-opus-4-6 | ~output_config~:{~effort~:~xhigh~} | - | {'effort':'high'} | reasoning.effort",
                "claude-haiku-4-5 | ~output_config~:{~effort~:~low~} | - | - | reasoning.effort",
                "claude-opus-5-5 | ~thinking~:{~type~:~adaptive~} | {'type':'adaptive','display':'summarized'} | - |",
                "claude-opus-5-5 | ~thinking~:{~type~:~adaptive~,~display~:~omitted~} | {'type':'adaptive','display':'omitted'} | - |",
                "claude-haiku-4-5 | ~thinking~:{~type~:~adaptive~} | {'type':'enabled','budget_tokens':8192} | - |",
            })
    void getsWhatAClientOfItsOwnApiSays(String model, String members, String thinking, String config, String dropped) {
        String body = "{\"model\":\"m\",\"max_tokens\":20000,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
                + members.replace('~', '"') + "}";
        ChatRequest decoded = ChatCodec.decode(HeapBody.json(body), "m", (path, reason) -> lost.add(path));
        String json = encode(decoded.toBuilder(), model);

        member(json, "thinking", thinking);
        member(json, "output_config", config);
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    @Test
    void leavesRoomForTheAnswer() {
        assertThat(encode(request().reasoning(Reasoning.effort("high")).maxOutputTokens(6000), BUDGET))
                .contains("\"budget_tokens\":3000");
        assertThat(lost).isEmpty();
        assertThat(encode(request().reasoning(Reasoning.effort("high")).maxOutputTokens(2000), BUDGET))
                .doesNotContain("thinking");
        assertThat(lost).containsExactly("reasoning");
    }

    @Test
    void trustsTheDeploymentMoreThanTheTable() {
        TestDeployment able = TestDeployment.builder("p", "other")
                .capabilities(Capability.REASONING)
                .build();
        TestDeployment unable = TestDeployment.builder("p", BUDGET)
                .capabilities(Capability.TOOLS)
                .build();

        assertThat(encode(request().reasoning(Reasoning.effort("low")), able)).contains("\"budget_tokens\":2048");
        assertThat(lost).isEmpty();
        assertThat(encode(request().reasoning(Reasoning.effort("low")), unable)).doesNotContain("thinking");
        assertThat(lost).containsExactly("reasoning");
    }

    @Test
    void doesNotGoOnThinkingInATurnWhoseThoughtsAreLost() {
        ChatPart call = ChatPart.toolCall("c", "t", "{}");

        assertThat(encode(turn(call), BUDGET)).doesNotContain("\"thinking\"");
        assertThat(lost).containsExactly("reasoning");
        lost.clear();
        assertThat(encode(turn(ChatPart.thinking("hm", "sig"), call), BUDGET)).contains("\"budget_tokens\"");
        assertThat(encode(turn(call), "claude-opus-4-6")).contains("\"adaptive\"");
        assertThat(encode(turn(call).message(says(ChatRole.USER, ChatPart.text("more"))), BUDGET))
                .contains("\"budget_tokens\"");
        assertThat(lost).isEmpty();
    }

    @Test
    void goesOnThinkingInATurnThatBeganWithAThoughtAndCalledToolsSeveralTimes() {
        ChatPart call = ChatPart.toolCall("c", "t", "{}");
        ChatPart thought = ChatPart.thinking("hm", "sig");

        assertThat(encode(again(turn(thought, call), call), BUDGET)).contains("\"budget_tokens\"");
        assertThat(lost).isEmpty();
        assertThat(encode(again(turn(call), thought, call), BUDGET)).doesNotContain("\"budget_tokens\"");
        assertThat(lost).containsExactly("reasoning");
        lost.clear();
        ChatRequest.Builder later = turn(thought, call)
                .message(says(ChatRole.ASSISTANT, ChatPart.text("done")))
                .message(says(ChatRole.USER, ChatPart.text("more")));
        assertThat(encode(again(later, call), BUDGET)).doesNotContain("\"budget_tokens\"");
        assertThat(lost).containsExactly("reasoning");
    }

    private static ChatRequest.Builder again(ChatRequest.Builder turn, ChatPart... parts) {
        return turn.message(says(ChatRole.ASSISTANT, parts))
                .message(says(ChatRole.TOOL, ChatPart.toolResult("c", List.of(ChatPart.text("r")), false)));
    }

    private static ChatRequest.Builder turn(ChatPart... parts) {
        return request()
                .reasoning(Reasoning.effort("low"))
                .message(says(ChatRole.ASSISTANT, parts))
                .message(says(ChatRole.TOOL, ChatPart.toolResult("c", List.of(ChatPart.text("r")), false)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "claude-3-opus | 0.5 | 0.9 | 'temperature':0.5,'top_p':0.9,'top_k':5 |",
                "claude-3-opus | 1.5 | 1 | 'temperature':1.0,'top_k':5 | temperature",
                "claude-sonnet-4-5 | 0.5 | 0.9 | 'temperature':0.5,'top_k':5 | top_p",
                "claude-sonnet-4-5 | 0.5 | 1 | 'temperature':0.5,'top_k':5 |",
                "claude-sonnet-4-5 | 1 | 0.9 | 'top_p':0.9,'top_k':5 |",
                "claude-opus-4-7 | 0.5 | 0.9 | - | temperature,top_p,top_k",
                "claude-opus-4-7 | 1 | 1 | - | top_k",
            })
    void samplesAsTheModelTakesIt(String model, double temperature, double topP, String members, String dropped) {
        String json = encode(request().temperature(temperature).topP(topP).topK(5), model);

        if (members == null) {
            assertThat(json).doesNotContain("temperature", "top_");
        } else {
            assertThat(json).contains("]," + members.replace('\'', '"') + "}");
        }
        assertThat(String.join(",", lost)).isEqualTo(dropped == null ? "" : dropped);
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, -0.5, 0 or more",
        "top_p, 1.5, 0 to 1",
        "top_k, -1, 0 to 2147483647",
        "max_tokens, -1, 0 or more"
    })
    void refusesWhatNoModelTakes(String parameter, double value, String range) {
        ChatRequest.Builder request = switch (parameter) {
            case "temperature" -> request().temperature(value);
            case "top_p" -> request().topP(value);
            case "top_k" -> request().topK((int) value);
            default -> request().maxOutputTokens((long) value);
        };

        assertThatThrownBy(() -> encode(request, "claude-3-opus"))
                .isInstanceOfSatisfying(RouterException.class, refused -> {
                    assertThat(refused.error().parameter()).isEqualTo(parameter);
                    assertThat(refused.error().message()).contains("expected " + range);
                });
    }

    @Test
    void samplesPlainlyWhileItThinks() {
        String json = encode(
                request()
                        .reasoning(Reasoning.effort("low"))
                        .temperature(0.2)
                        .topP(0.96)
                        .topK(3),
                BUDGET);

        assertThat(json).contains("\"top_p\":0.96").doesNotContain("temperature", "top_k");
        assertThat(lost).containsExactly("temperature", "top_k");
        lost.clear();
        assertThat(encode(request().reasoning(Reasoning.effort("low")).topP(0.5), BUDGET))
                .doesNotContain("top_p");
        assertThat(lost).containsExactly("top_p");
    }

    @Test
    void stopsAtTextsThatAreMoreThanBlanks() {
        assertThat(encode(request().stop("\n\n").stop("END"), BUDGET)).contains("\"stop_sequences\":[\"END\"]");
        assertThat(lost).containsExactly("stop");
    }

    private static ChatRequest.Builder request() {
        return ChatRequest.builder("m").message(says(ChatRole.USER, ChatPart.text("x")));
    }

    private static ChatMessage says(ChatRole role, ChatPart... parts) {
        return ChatMessage.of(role, List.of(parts));
    }

    private String encode(ChatRequest.Builder request, String model) {
        return encode(request, TestDeployment.of("p", model));
    }

    private String encode(ChatRequest.Builder request, TestDeployment deployment) {
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        return ChatCodec.encode(request.build(), TestTarget.of(deployment, facts), (path, reason) -> lost.add(path))
                .utf8();
    }
}
