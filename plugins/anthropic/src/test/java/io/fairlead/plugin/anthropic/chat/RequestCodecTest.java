package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestCodecTest {
    private final List<String> lost = new ArrayList<>();

    @Nested
    class Bounds {
        @ParameterizedTest
        @CsvSource({
            "claude-3-haiku-20240307, 4096",
            "claude-3-5-sonnet-20241022, 8192",
            "claude-opus-4-1-20250805, 32000",
            "anthropic/claude-opus-4.5, 64000",
            "us.anthropic.claude-opus-4-6-v1, 128000",
            "claude-newer, 64000",
            "other-model, 8192"
        })
        void areFilledInFromTheTable(String model, long bound) {
            assertThat(encode(user("x"), TestDeployment.of("p", model))).contains("\"max_tokens\":" + bound + ",");
            assertThat(lost).isEmpty();
        }

        @Test
        void areThoseOfTheDeploymentFirst() {
            TestDeployment deployment =
                    TestDeployment.builder("p", "claude-3-opus").maxOutput(77).build();

            assertThat(encode(user("x"), deployment)).contains("\"max_tokens\":77,");
            assertThat(encode(user("x").maxOutputTokens(76), deployment)).contains("\"max_tokens\":76,");
            assertThat(lost).isEmpty();
            assertThat(encode(user("x").maxOutputTokens(78), deployment)).contains("\"max_tokens\":77,");
            assertThat(lost).containsExactly("max_tokens");
        }

        @Test
        void areTheClientsWhereNobodyKnowsTheModel() {
            assertThat(encode(user("x").maxOutputTokens(99_999))).contains("\"max_tokens\":99999,");
            assertThat(lost).isEmpty();
        }
    }

    @Nested
    class Documents {
        @ParameterizedTest
        @CsvSource({
            "'{\"type\":\"url\",\"url\":\"https://host/a.pdf\"}', https://host/a.pdf",
            "'{\"type\":\"base64\",\"media_type\":\"application/pdf\",\"data\":\"JVBE\"}', 'data:application/pdf;base64,JVBE'",
            "'{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":\"é\"}', 'data:text/plain;base64,w6k='"
        })
        void comeAndGoByUrl(String source, String url) {
            String block = "{\"type\":\"document\",\"source\":" + source + ",\"title\":\"a\"}";
            ChatRequest request = decode("\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]");

            assertThat(request.messages().getFirst().parts()).containsExactly(ChatPart.document(url, "a", Map.of()));
            assertThat(encode(request.toBuilder())).contains("\"content\":[" + block + "]");
        }

        @Test
        void thatTheVendorKeepsStayAsTheyAre() {
            String block = "{\"type\":\"document\",\"source\":{\"type\":\"file\",\"file_id\":\"f\"}}";

            assertThat(encode(decode("\"messages\":[{\"role\":\"user\",\"content\":[" + block + "]}]").toBuilder()))
                    .contains("\"content\":[" + block + "]");
        }

        @Test
        void ofDataThatIsNotInBase64AreLost() {
            encode(ChatRequest.builder("m")
                    .message(says(
                            ChatRole.USER,
                            ChatPart.text("x"),
                            ChatPart.document("data:text/plain,x", null, Map.of()))));

            assertThat(lost).containsExactly("messages[0].content[1]");
        }
    }

    @Nested
    class WhatOtherApisAsk {
        @Test
        void isReportedByItsName() {
            encode(user("x")
                    .seed(1)
                    .choices(2)
                    .frequencyPenalty(0.5)
                    .presencePenalty(-1)
                    .logprobs(true)
                    .topLogprobs(3)
                    .metadata("trace", "7")
                    .serviceTier("flex"));

            assertThat(lost)
                    .containsExactlyInAnyOrder(
                            "seed",
                            "n",
                            "frequency_penalty",
                            "presence_penalty",
                            "logprobs",
                            "top_logprobs",
                            "metadata.trace",
                            "service_tier");
        }

        @ParameterizedTest
        @CsvSource({"auto, auto", "standard_only, default"})
        void ofTheTierHasWordsHere(String own, String neutral) {
            ChatRequest request = decode("\"messages\":[],\"service_tier\":\"" + own + "\"");

            assertThat(request.serviceTier()).contains(neutral);
            assertThat(encode(request.toBuilder())).contains("\"service_tier\":\"" + own + "\"");
        }

        @Test
        void aboutThoughtsOfAnotherVendorIsLost() {
            String json = encode(ChatRequest.builder("m")
                    .message(says(
                            ChatRole.ASSISTANT, ChatPart.thinking("hm", "gemini:c2ln"), ChatPart.text("so it is"))));

            assertThat(json).doesNotContain("thinking", "c2ln");
            assertThat(lost).containsExactly("messages[0].content[0]");
        }
    }

    @Nested
    class Counts {
        @Test
        void askWithWhatTakesTokensAlone() {
            ChatRequest request = decode("\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"system\":\"s\","
                    + "\"tools\":[{\"name\":\"look\",\"input_schema\":{\"type\":\"object\"}}]");
            ChatRequest colourful = request.toBuilder().temperature(0.5).stop("END").stream(true)
                    .user("u")
                    .build();
            TestTarget target = TestTarget.of(
                    TestDeployment.of("p", "m"),
                    RequestFacts.builder(Operation.COUNT, "m").build());

            assertThat(ChatCodec.encodeCount(colourful, target, (path, reason) -> lost.add(path))
                            .utf8())
                    .isEqualTo("{\"model\":\"m\",\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],"
                            + "\"tools\":[{\"name\":\"look\",\"input_schema\":{\"type\":\"object\"}}]}");
            assertThat(lost).isEmpty();
        }
    }

    @Nested
    class Messages {
        @Test
        void ofTheOperatorStandApart() {
            String json = encode(ChatRequest.builder("m")
                    .message(says(ChatRole.SYSTEM, ChatPart.text("a")))
                    .message(says(ChatRole.USER, ChatPart.text("x")))
                    .message(ChatMessage.of(
                            ChatRole.SYSTEM,
                            List.of(ChatPart.text("b"), ChatPart.image("https://host/x", null)),
                            Map.of("openai:role", "\"developer\""))));

            assertThat(json).contains("""
                    "system":[{"type":"text","text":"a"},{"type":"text","text":"b"}],\
                    "messages":[{"role":"user","content":"x"}]""");
            assertThat(lost).containsExactly("messages[2].content[1]", "messages[2].role");
        }

        @Test
        void ofTheOperatorAloneAreTheUsers() {
            assertThat(encode(ChatRequest.builder("m").message(says(ChatRole.SYSTEM, ChatPart.text("a")))))
                    .contains("\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]")
                    .doesNotContain("system");
            assertThat(lost).containsExactly("messages[0].role");
        }

        @Test
        void withResultsThatFollowEachOtherAreOne() {
            String json = encode(ChatRequest.builder("m")
                    .message(says(
                            ChatRole.ASSISTANT,
                            ChatPart.text(""),
                            ChatPart.toolCall("functions.look:0", "look", "{\"a\":1}"),
                            ChatPart.toolCall("wait", "wait", ""),
                            ChatPart.toolCall("c", "odd", "not json")))
                    .message(result("functions.look:0", "1"))
                    .message(result("wait", ""))
                    .message(result("c", "3"))
                    .message(says(ChatRole.ASSISTANT, ChatPart.toolCall("wait", "wait", "{}")))
                    .message(result("wait", "4"))
                    .message(says(ChatRole.USER, ChatPart.text("go on")))
                    .tool(ToolDefinition.of("look", null, null, Map.of())));

            assertThat(json).contains("""
                    "messages":[{"role":"assistant","content":[\
                    {"type":"tool_use","id":"functions_look_0","name":"look","input":{"a":1}},\
                    {"type":"tool_use","id":"wait","name":"wait","input":{}},\
                    {"type":"tool_use","id":"c","name":"odd","input":{"arguments":"not json"}}]},\
                    {"role":"user","content":[\
                    {"type":"tool_result","tool_use_id":"functions_look_0","content":"1"},\
                    {"type":"tool_result","tool_use_id":"wait"},\
                    {"type":"tool_result","tool_use_id":"c","content":"3"}]},\
                    {"role":"assistant","content":[{"type":"tool_use","id":"wait_2","name":"wait","input":{}}]},\
                    {"role":"user","content":[{"type":"tool_result","tool_use_id":"wait_2","content":"4"}]},\
                    {"role":"user","content":"go on"}]""");
            assertThat(lost).isEmpty();
        }

        @Test
        void withNothingToSayAreLeftOut() {
            assertThat(encode(user("x").message(says(ChatRole.ASSISTANT, ChatPart.text("")))))
                    .contains("\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]");
            assertThat(lost).isEmpty();
        }

        @Test
        void sayWhatTheyCannotCarry() {
            String json = encode(user("x")
                    .message(ChatMessage.of(
                            ChatRole.ASSISTANT,
                            List.of(
                                    ChatPart.thinking("hm", null),
                                    ChatPart.unknown("openai:input_audio", "{}"),
                                    ChatPart.refusal("no"),
                                    ChatPart.text("so", Map.of("openai:made_up", "1"))),
                            Map.of("openai:audio", "{\"id\":1}")))
                    .message(ChatMessage.of(
                            ChatRole.USER,
                            List.of(
                                    ChatPart.image("data:image/png,plain", null),
                                    ChatPart.image("data:image/jpg;q=1;base64,AA", "low")),
                            Map.of("openai:annotations", "[]", "openai:strict", "false")))
                    .extension("openai:seed", "1"));

            assertThat(lost)
                    .containsExactly(
                            "messages[1].content[0]",
                            "messages[1].content[1]",
                            "messages[2].content[0]",
                            "messages[2].content[1].detail",
                            "messages[1].content[3].made_up",
                            "messages[1].audio",
                            "seed");
            assertThat(json).contains("""
                    {"role":"assistant","content":[{"type":"text","text":"no"},{"type":"text","text":"so"}]},\
                    {"role":"user","content":[{"type":"image","source":\
                    {"type":"base64","media_type":"image/jpeg","data":"AA"}}]}""");
        }
    }

    @Nested
    class Tools {
        @Test
        void haveASchemaWithAType() {
            assertThat(encode(user("x")
                            .tool(ToolDefinition.of("a", null, null, Map.of()))
                            .tool(ToolDefinition.of("b", "B.", "{\"properties\":{\"type\":{}}}", Map.of()))))
                    .contains("""
                            "tools":[{"name":"a","input_schema":{"type":"object","properties":{}}},\
                            {"name":"b","description":"B.",\
                            "input_schema":{"type":"object","properties":{"type":{}}}}]""");
        }

        @Test
        void areChosen() {
            assertThat(choice(ToolChoice.AUTO)).contains("\"tool_choice\":{\"type\":\"auto\"}");
            assertThat(choice(ToolChoice.REQUIRED)).contains("\"tool_choice\":{\"type\":\"any\"}");
            assertThat(choice(ToolChoice.NONE)).contains("\"tool_choice\":{\"type\":\"none\"}");
            assertThat(choice(ToolChoice.tool("a"))).contains("\"tool_choice\":{\"type\":\"tool\",\"name\":\"a\"}");
            assertThat(encode(withTool().parallelToolCalls(false)))
                    .contains("\"tool_choice\":{\"type\":\"auto\",\"disable_parallel_tool_use\":true}");
            assertThat(encode(withTool().parallelToolCalls(true))).doesNotContain("tool_choice");
        }

        /** It stood there twice where parallel calls were ruled out as well, and the request was refused. */
        @Test
        void areChosenOnceInAWayOfLater() {
            String later = "{\"type\":\"later\",\"disable_parallel_tool_use\":true}";
            ChatRequest.Builder asked = user("x").parallelToolCalls(false).extension("anthropic:tool_choice", later);
            assertThat(encode(asked.message(says(ChatRole.ASSISTANT, ChatPart.toolCall("c", "look", "{}")))))
                    .containsOnlyOnce("\"tool_choice\":")
                    .contains("\"tool_choice\":" + later);
            assertThat(encode(asked.tool(ToolDefinition.of("look", null, null, Map.of()))))
                    .containsOnlyOnce("\"tool_choice\":")
                    .contains("\"tool_choice\":" + later);
        }

        @Test
        void thatWereCalledBeforeAreThere() {
            assertThat(encode(user("x").message(says(ChatRole.ASSISTANT, ChatPart.toolCall("c", "look", "{}")))))
                    .contains("""
                            "tools":[{"name":"look","input_schema":{"type":"object","properties":{}}}],\
                            "tool_choice":{"type":"none"}""");
            assertThat(encode(user("x").toolChoice(ToolChoice.AUTO))).doesNotContain("tool_choice");
            assertThat(lost).isEmpty();
            assertThat(encode(user("x").toolChoice(ToolChoice.REQUIRED))).doesNotContain("tool_choice");
            assertThat(lost).containsExactly("tool_choice");
        }

        private String choice(ToolChoice choice) {
            return encode(withTool().toolChoice(choice));
        }

        private ChatRequest.Builder withTool() {
            return user("x").tool(ToolDefinition.of("a", null, null, Map.of()));
        }
    }

    @Test
    void demandsFormsOnlyBySchema() {
        assertThat(encode(user("x").responseFormat(ResponseFormat.of("text", null))))
                .doesNotContain("output_config");
        assertThat(encode(user("x")
                        .responseFormat(
                                ResponseFormat.of("json_schema", "{\"name\":\"n\",\"schema\":{\"type\":\"object\"}}"))))
                .contains("\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}");
        assertThat(lost).isEmpty();
        assertThat(encode(user("x").responseFormat(ResponseFormat.JSON))).doesNotContain("output_config");
        assertThat(lost).containsExactly("response_format");
    }

    /** The text for such a tool is long. */
    @Test
    void argumentsOfWhatStandsForACustomToolComeAsTheyAreWritten() {
        ToolDefinition custom =
                ToolDefinition.of("patch", null, "{\"type\":\"object\"}", Map.of("openai:custom", "{}"));

        assertThat(encode(user("x").tool(custom).stream(true)))
                .contains("\"input_schema\":{\"type\":\"object\"},\"eager_input_streaming\":true}");
        assertThat(encode(user("x").tool(custom))).doesNotContain("eager");
        assertThat(encode(user("x").tool(ToolDefinition.of("look", null, null, Map.of())).stream(true)))
                .doesNotContain("eager");
        assertThat(lost).isEmpty();
    }

    @Test
    void toolsAreKeptToStrictlyAsInOpenAisApis() {
        String tool = "{\"name\":\"look\",\"input_schema\":{\"type\":\"object\"},\"strict\":true}";
        ChatRequest request = decode("\"messages\":[],\"tools\":[" + tool + "]");

        assertThat(request.tools().getFirst().extensions()).containsExactly(Map.entry("openai:strict", "true"));
        assertThat(encode(request.toBuilder())).contains("\"tools\":[" + tool + "]");
        assertThat(encode(user("x").tool(ToolDefinition.of("look", null, null, Map.of("openai:strict", "false")))))
                .doesNotContain("strict");
        assertThat(lost).isEmpty();
    }

    private static ChatRequest decode(String members) {
        return ChatCodec.decode(
                HeapBody.json("{\"model\":\"m\",\"max_tokens\":1," + members + "}"), "m", (path, reason) -> {});
    }

    private static ChatRequest.Builder user(String text) {
        return ChatRequest.builder("m").message(says(ChatRole.USER, ChatPart.text(text)));
    }

    private static ChatMessage says(ChatRole role, ChatPart... parts) {
        return ChatMessage.of(role, List.of(parts));
    }

    private static ChatMessage result(String id, String text) {
        return says(ChatRole.TOOL, ChatPart.toolResult(id, List.of(ChatPart.text(text)), false));
    }

    private String encode(ChatRequest.Builder request) {
        return encode(request, TestDeployment.of("p", "upstream-model"));
    }

    private String encode(ChatRequest.Builder request, TestDeployment deployment) {
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        return ChatCodec.encode(request.build(), TestTarget.of(deployment, facts), (path, reason) -> lost.add(path))
                .utf8();
    }
}
