package io.fairlead.plugin.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCodecTest {
    private static final Map<String, ToolChoice> CHOICES =
            Map.of("auto", ToolChoice.AUTO, "none", ToolChoice.NONE, "required", ToolChoice.REQUIRED);

    private final List<String> lost = new ArrayList<>();

    @Nested
    class Decoding {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "'messages':7 | messages | array of messages",
                    "'messages':[7] | messages[0] | found a number",
                    "'messages':[{'content':'x'}] | messages[0].role | expected system, developer, user",
                    "'messages':[{'role':'king','content':'secret'}] | messages[0].role | expected system, developer, user",
                    "'messages':[{'role':3}] | messages[0].role | found a number",
                    "'messages':[{'role':'user','content':{}}] | messages[0].content | found an object",
                    "'messages':[{'role':'user','content':'x'},{'role':'user','content':[{}]}] | messages[1].content[0] | member 'type'",
                    "'messages':[{'role':'user','content':['x']}] | messages[0].content[0] | found a string",
                    "'messages':[{'role':'user','content':[{'type':'text'}]}] | messages[0].content[0] | member 'text'",
                    "'messages':[{'role':'user','content':[{'type':'image_url'}]}] | messages[0].content[0] | image_url.url",
                    "'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'detail':'low'}}]}] | messages[0].content[0] | image_url.url",
                    "'messages':[{'role':'assistant','tool_calls':[{'id':'c'}]}] | messages[0].tool_calls[0] | member 'function'",
                    "'messages':[{'role':'assistant','tool_calls':{}}] | messages[0].tool_calls | array of calls",
                    "'messages':[{'role':'assistant','tool_calls':[{'function':{'arguments':{}}}]}] | messages[0].tool_calls[0] | found an object",
                    "'messages':[],'temperature':'hot' | temperature | expected a number",
                    "'messages':[],'stop':[1] | stop | expected a string",
                    "'messages':[],'tools':{} | tools | array of tools",
                    "'messages':[],'tools':[7] | tools | found a number",
                    "'messages':[],'tool_choice':7 | tool_choice | found a number",
                    "'messages':[],'response_format':'json' | response_format | found a string",
                    "'messages':[],'user':7 | user | expected a string",
                })
        void refusesWhatIsOffTheForm(String members, String place, String reason) {
            assertThatThrownBy(() -> decode("{'model':'m'," + members + "}"))
                    .asInstanceOf(InstanceOfAssertFactories.type(RouterException.class))
                    .extracting(RouterException::error)
                    .satisfies(error -> {
                        assertThat(error.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
                        assertThat(error.parameter()).isEqualTo(place);
                        assertThat(error.message()).contains(reason).doesNotContain("secret");
                    });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "n | 0 | 1 to 128",
                    "n | 129 | 1 to 128",
                    "n | 5000000000 | 1 to 128",
                    "n | 1.5 | a whole number, 1 to 128",
                    "top_logprobs | -1 | 0 to 20",
                    "top_logprobs | 21 | 0 to 20",
                    "max_tokens | 0 | 1 or more",
                    "max_completion_tokens | -2 | 1 or more"
                })
        void refusesWhatIsOutOfRangeAndMovesNothing(String member, String value, String range) {
            assertThatThrownBy(() -> decode("{'model':'m','messages':[],'" + member + "':" + value + "}"))
                    .asInstanceOf(InstanceOfAssertFactories.type(RouterException.class))
                    .extracting(RouterException::error)
                    .satisfies(error -> {
                        assertThat(error.status()).isEqualTo(400);
                        assertThat(error.parameter()).isEqualTo(member);
                        assertThat(error.message()).isEqualTo(member + ": found " + value + ", expected " + range);
                    });
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{'effort':'high'} | high - true",
                    "{'effort':'low','exclude':true} | low - false",
                    "{'max_tokens':2000} | - 2000 true",
                    "{'enabled':true} | - - true",
                    "{'enabled':false} | none - true",
                    "{'effort':null} | nothing",
                    "{'exclude':true} | nothing",
                })
        void knowsReasoningInTheFormOfGateways(String said, String meant) {
            ChatRequest request = decode("{'model':'m','messages':[],'reasoning':" + said + "}");

            assertThat(request.reasoning()
                            .map(reasoning -> reasoning.effort().orElse("-") + " "
                                    + (reasoning.budget().isPresent()
                                            ? reasoning.budget().getAsLong()
                                            : "-")
                                    + " " + reasoning.shown())
                            .orElse("nothing"))
                    .isEqualTo(meant);
            assertThat(lost).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "'reasoning_effort':'low','reasoning':{'effort':'high','x':1}",
                    "'reasoning':{'effort':'high','x':1},'reasoning_effort':'low'"
                })
        void takesTheVendorsOwnWordOfReasoning(String both) {
            ChatRequest request = decode("{'model':'m','messages':[]," + both + "}");

            assertThat(request.reasoning().flatMap(Reasoning::effort)).contains("low");
            assertThat(request.clientPath("reasoning.effort")).isEqualTo("reasoning_effort");
            assertThat(lost).containsExactly("reasoning.x");
        }

        @Test
        void callsReasoningAsTheClientDid() {
            ChatRequest request = decode("{'model':'m','messages':[],'reasoning':{'max_tokens':9}}");

            assertThat(request.clientPath("reasoning.budget")).isEqualTo("reasoning.max_tokens");
        }

        @Test
        void knowsHowManyTokensAreSampled() {
            assertThat(decode("{'model':'m','messages':[],'top_k':40}").topK()).hasValue(40);
            assertThat(decode("{'model':'m','messages':[],'top_k':-1}").topK()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "JVBE, 'data:application/pdf;base64,JVBE'",
            "'data:text/plain;base64,YQ==', 'data:text/plain;base64,YQ=='",
            "https://host/a.pdf, https://host/a.pdf",
            "HTTP://host/a.pdf, HTTP://host/a.pdf",
            "httpJVBE, 'data:application/pdf;base64,httpJVBE'"
        })
        void takesFilesAsDataOrByTheirUrl(String data, String url) {
            String file = "{'type':'file','file':{'file_data':'" + data + "','filename':'a'}}";

            assertThat(decode("{'model':'m','messages':[{'role':'user','content':[" + file + "]}]}")
                            .messages()
                            .getFirst()
                            .parts())
                    .containsExactly(ChatPart.document(url, "a", Map.of()));
        }

        @Test
        void takesOneChoiceForGranted() {
            assertThat(decode("{'model':'m','messages':[],'n':1}").choices()).isEqualTo(1);
            assertThat(decode("{'model':'m','messages':[],'n':2}").choices()).isEqualTo(2);
        }

        @Test
        void takesTheNewerBoundWhereverItStands() {
            assertThat(decode("{'model':'m','messages':[],'max_completion_tokens':1,'max_tokens':2}")
                            .maxOutputTokens())
                    .isEqualTo(OptionalLong.of(1));
            assertThat(decode("{'model':'m','messages':[],'max_tokens':2,'max_completion_tokens':1}")
                            .maxOutputTokens())
                    .isEqualTo(OptionalLong.of(1));
        }
    }

    @Nested
    class Encoding {
        @Test
        void givesEachResultOfAToolAMessageOfItsOwn() {
            String json = encode(ChatRequest.builder("m")
                    .message(ChatMessage.of(
                            ChatRole.USER,
                            List.of(
                                    ChatPart.toolResult("a", List.of(ChatPart.text("1")), false),
                                    ChatPart.toolResult("b", List.of(ChatPart.text("2"), ChatPart.text("3")), true),
                                    ChatPart.text("go on")))));

            assertThat(json).contains("""
                    "messages":[{"role":"tool","tool_call_id":"a","content":"1"},\
                    {"role":"tool","tool_call_id":"b","content":"2\\n\\n3"},\
                    {"role":"user","content":"go on"}]""");
            assertThat(lost).containsExactly("messages[0].content[1].is_error");
        }

        @Test
        void writesMereTextsAsOneAndKeepsListsForTheRest() {
            List<ChatPart> texts = List.of(ChatPart.text("a"), ChatPart.text("b"));
            List<ChatPart> extended = List.of(ChatPart.text("a", Map.of("openai:x", "1")), ChatPart.text("b"));

            assertThat(encode(ChatRequest.builder("m")
                            .message(ChatMessage.of(ChatRole.SYSTEM, texts))
                            .message(ChatMessage.of(ChatRole.ASSISTANT, texts))
                            .message(ChatMessage.of(ChatRole.USER, extended))))
                    .contains("""
                            "messages":[{"role":"system","content":"a\\n\\nb"},{"role":"assistant","content":"ab"},\
                            {"role":"user","content":[{"type":"text","text":"a","x":1},{"type":"text","text":"b"}]}]""");
        }

        @Test
        void saysWhatItCannotCarry() {
            String json = encode(ChatRequest.builder("m")
                    .topK(5)
                    .extension("anthropic:container", "1")
                    .extension("openai:seed", "2")
                    .message(ChatMessage.of(
                            ChatRole.ASSISTANT,
                            List.of(
                                    ChatPart.thinking("hm", "signed"),
                                    ChatPart.unknown("anthropic:redacted_thinking", "{}"),
                                    ChatPart.text("so", Map.of("anthropic:cache_control", "{\"type\":\"ephemeral\"}"))),
                            Map.of("anthropic:cache", "1")))
                    .message(ChatMessage.of(
                            ChatRole.TOOL,
                            List.of(ChatPart.toolResult(
                                    "a",
                                    List.of(ChatPart.image("https://host/x.png", null)),
                                    false,
                                    Map.of("anthropic:cache_control", "{\"type\":\"ephemeral\"}"))))));

            assertThat(lost)
                    .containsExactlyInAnyOrder(
                            "top_k",
                            "container",
                            "messages[0].content[0]",
                            "messages[0].content[1]",
                            "messages[0].content[2].cache_control",
                            "messages[0].cache",
                            "messages[1].content[0].content[0]",
                            "messages[1].content[0].cache_control");
            assertThat(json).contains("\"seed\":2", "\"content\":\"so\"").doesNotContain("hm", "container", "cache");
        }

        @Test
        void asksAModelToReasonOnlyIfItCan() {
            assertThat(encode(reasoning(Reasoning.effort("high")))).contains("\"reasoning_effort\":\"high\"");
            assertThat(encode(reasoning(Reasoning.budget(20_000)))).doesNotContain("reasoning");
            assertThat(encode(reasoning(Reasoning.budget(20_000)), Capability.REASONING))
                    .contains("\"reasoning_effort\":\"high\"");
            assertThat(encode(reasoning(Reasoning.effort("high")), Capability.TOOLS))
                    .doesNotContain("reasoning");
            assertThat(lost).containsExactly("reasoning", "reasoning.budget", "reasoning");
        }

        @Test
        void sendsTheNearestWordForAnEffortThatItDoesNotKnow() {
            assertThat(encode(reasoning(Reasoning.effort("max")))).contains("\"reasoning_effort\":\"high\"");
            assertThat(lost).containsExactly("reasoning.effort");
        }

        @Test
        void injectsNoBound() {
            assertThat(encode(ChatRequest.builder("m"))).doesNotContain("max_");
        }

        @Test
        void writesAnEmptyMessageRatherThanNone() {
            assertThat(encode(ChatRequest.builder("m").message(ChatMessage.of(ChatRole.ASSISTANT, List.of()))))
                    .contains("{\"role\":\"assistant\",\"content\":\"\"}");
        }

        @Test
        void leavesOutWhatTheModelSaidWhereNothingOfItCanBeCarried() {
            String json = encode(ChatRequest.builder("m")
                    .message(ChatMessage.of(
                            ChatRole.ASSISTANT,
                            List.of(ChatPart.thinking("hm", "signed"), ChatPart.text("")),
                            Map.of("anthropic:cache", "1")))
                    .message(ChatMessage.of(ChatRole.TOOL, List.of(ChatPart.unknown("anthropic:done", "{}"))))
                    .message(ChatMessage.of(
                            ChatRole.ASSISTANT,
                            List.of(ChatPart.thinking("hm", "signed")),
                            Map.of("openai:audio", "{\"id\":\"a\"}")))
                    .message(ChatMessage.of(
                            ChatRole.USER, List.of(ChatPart.document("https://host/a", null, Map.of())))));

            assertThat(json)
                    .contains("\"messages\":[{\"role\":\"assistant\",\"content\":\"\",\"audio\":{\"id\":\"a\"}},"
                            + "{\"role\":\"user\",\"content\":\"\"}]");
            assertThat(lost)
                    .containsExactly(
                            "messages[0].content[0]",
                            "messages[0].cache",
                            "messages[1].content[0]",
                            "messages[2].content[0]",
                            "messages[3].content[0]");
        }

        @ParameterizedTest
        @CsvSource({"auto, ", "none, ", "required, tool_choice", "f, tool_choice"})
        void saysNothingOfToolsWhereThereAreNone(String choice, @Nullable String loss) {
            ToolChoice asked = CHOICES.getOrDefault(choice, ToolChoice.tool(choice));

            assertThat(encode(ChatRequest.builder("m").toolChoice(asked).parallelToolCalls(false)))
                    .isEqualTo("{\"model\":\"m\",\"messages\":[]}");
            assertThat(lost).isEqualTo(loss == null ? List.of() : List.of(loss));
        }

        @Test
        void saysNothingOfToolsWhereThereAreNoneInAnotherFormEither() {
            assertThat(encode(ChatRequest.builder("m").extension("openai:tool_choice", "{\"type\":\"x\"}")))
                    .isEqualTo("{\"model\":\"m\",\"messages\":[]}");
            assertThat(lost).containsExactly("tool_choice");
        }

        @ParameterizedTest
        @CsvSource({
            "gemini-3-pro, true",
            "google/gemini-2.5-flash, true",
            "models/Gemini-3-Pro, true",
            "gpt-5, false",
            "google/gemma-3, false"
        })
        void tellsGooglesModelsAloneOfTheSignaturesOfCalls(String model, boolean told) {
            ChatRequest request = ChatRequest.builder("m")
                    .message(ChatMessage.of(
                            ChatRole.ASSISTANT,
                            List.of(ChatPart.toolCall("c", "f", "{}", Map.of("gemini:thought_signature", "\"s\"")))))
                    .build();
            RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
            TestTarget target = TestTarget.of(TestDeployment.of("p", model), facts);

            String json = ChatCodec.encode(request, target, (path, reason) -> lost.add(path))
                    .utf8();

            assertThat(json.contains("\"extra_content\":{\"google\":{\"thought_signature\":\"s\"}}"))
                    .isEqualTo(told);
            assertThat(json.contains("signature")).isEqualTo(told);
            assertThat(lost).isEqualTo(told ? List.of() : List.of("messages[0].content[0].thought_signature"));
        }

        @Test
        void asksForUsageOnlyInStreamsOfUpstreamsThatTellIt() {
            RequestFacts facts =
                    RequestFacts.builder(Operation.CHAT, "m").usageWanted(true).build();
            TestTarget target =
                    TestTarget.of(TestDeployment.of("p", "m"), facts).askingUsage();
            ChatRequest stream = ChatRequest.builder("m").stream(true).build();

            assertThat(ChatCodec.encode(stream, target, (path, reason) -> {}).utf8())
                    .contains("\"stream_options\":{\"include_usage\":true}");
            assertThat(ChatCodec.encode(stream, TestTarget.of(TestDeployment.of("p", "m"), facts), (path, reason) -> {})
                            .utf8())
                    .contains("\"stream\":true")
                    .doesNotContain("stream_options");
            assertThat(ChatCodec.encode(ChatRequest.builder("m").build(), target, (path, reason) -> {})
                            .utf8())
                    .doesNotContain("stream");
        }
    }

    private static ChatRequest.Builder reasoning(Reasoning reasoning) {
        return ChatRequest.builder("m").reasoning(reasoning);
    }

    private ChatRequest decode(String json) {
        return ChatCodec.decode(HeapBody.json(json.replace('\'', '"')), "m", (path, reason) -> lost.add(path));
    }

    private String encode(ChatRequest.Builder request, Capability... capabilities) {
        TestDeployment.Builder deployment = TestDeployment.builder("p", "m");
        if (capabilities.length > 0) {
            deployment.capabilities(capabilities);
        }
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        return ChatCodec.encode(
                        request.build(), TestTarget.of(deployment.build(), facts), (path, reason) -> lost.add(path))
                .utf8();
    }
}
