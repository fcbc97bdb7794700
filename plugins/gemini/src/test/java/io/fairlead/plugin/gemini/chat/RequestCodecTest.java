package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of clients of other APIs. */
class RequestCodecTest {
    private static final String OLD = "gemini-2.5-flash";
    private static final String NEW = "gemini-3-flash-preview";

    private final List<String> losses = new ArrayList<>();

    private String encoded(Deployment deployment, ChatRequest request) {
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        return ChatCodec.encode(request, TestTarget.of(deployment, facts), (path, reason) -> losses.add(path))
                .utf8();
    }

    private String encoded(String model, UnaryOperator<ChatRequest.Builder> with) {
        ChatRequest.Builder request =
                ChatRequest.builder("m").message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("u"))));
        return encoded(TestDeployment.of("p", model), with.apply(request).build());
    }

    private String messages(String model, ChatMessage... messages) {
        ChatRequest.Builder request = ChatRequest.builder("m");
        List.of(messages).forEach(request::message);
        return encoded(TestDeployment.of("p", model), request.build());
    }

    private static ChatMessage said(ChatRole role, ChatPart... parts) {
        return ChatMessage.of(role, List.of(parts));
    }

    @ParameterizedTest
    @CsvSource({
        "temperature, 2.5, 0 to 2",
        "temperature, -1, 0 to 2",
        "top_p, 1.5, 0 to 1",
        "top_k, 0, 1 to 2147483647",
        "presence_penalty, 3, -2 to 2",
        "frequency_penalty, -2.5, -2 to 2",
        "n, 9, 1 to 8",
        "top_logprobs, 21, 0 to 20",
        "max_tokens, 0, 1 to 2147483647",
        "seed, 3000000000, -2147483648 to 2147483647"
    })
    void refuseValuesOutOfRange(String parameter, double value, String range) {
        UnaryOperator<ChatRequest.Builder> with = request -> switch (parameter) {
            case "temperature" -> request.temperature(value);
            case "top_p" -> request.topP(value);
            case "top_k" -> request.topK((int) value);
            case "presence_penalty" -> request.presencePenalty(value);
            case "frequency_penalty" -> request.frequencyPenalty(value);
            case "n" -> request.choices((int) value);
            case "top_logprobs" -> request.logprobs(true).topLogprobs((int) value);
            case "seed" -> request.seed((long) value);
            default -> request.maxOutputTokens((long) value);
        };

        assertThatThrownBy(() -> encoded(OLD, with)).isInstanceOfSatisfying(RouterException.class, refused -> {
            assertThat(refused.error().status()).isEqualTo(400);
            assertThat(refused.error().parameter()).isEqualTo(parameter);
            assertThat(refused.error().message()).contains(parameter, "expected " + range);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "temperature | 2.1 | found 2.1, expected 0 to 2",
                "topP | -1 | found -1, expected 0 to 1",
                "topK | 0 | found 0, expected 1 to 2147483647",
                "topK | 1e10 | found 10000000000, expected 1 to 2147483647",
                "topK | 2.5 | found 2.5, expected a whole number, 1 to 2147483647",
                "candidateCount | 9 | found 9, expected 1 to 8",
                "candidateCount | 0 | found 0, expected 1 to 8",
                "maxOutputTokens | 0 | found 0, expected 1 to 2147483647",
                "stopSequences | ['a','b','c','d','e','f'] | found 6, expected 0 to 5",
                "seed | 2147483648 | found 2147483648, expected -2147483648 to 2147483647",
                "presencePenalty | 3 | found 3, expected -2 to 2",
                "frequencyPenalty | -3 | found -3, expected -2 to 2",
                "logprobs | 21 | found 21, expected 0 to 20",
                "thinkingConfig.thinkingBudget | -2 | found -2, expected -1 to 2147483647",
                "topK | 'x' | expected a number",
            })
    void areRefusedWhereTheClientsOwnApiWould(String parameter, String value, String message) {
        String[] names = parameter.split("\\.");
        String json = "{\"" + names[names.length - 1] + "\":" + value.replace('\'', '"') + "}";
        String config = names.length == 1 ? json : "{\"" + names[0] + "\":" + json + "}";

        assertThatThrownBy(() -> ChatCodec.decode(
                        HeapBody.json("{\"contents\":[],\"generationConfig\":" + config + "}"),
                        "m",
                        false,
                        (path, reason) -> {}))
                .isInstanceOfSatisfying(RouterException.class, refused -> {
                    assertThat(refused.error().status()).isEqualTo(400);
                    assertThat(refused.error().parameter()).isEqualTo("generationConfig." + parameter);
                    assertThat(refused.error().message()).contains(message);
                });
    }

    @Test
    void refuseMoreThanTheModelCanWrite() {
        Deployment small = TestDeployment.builder("p", OLD).maxOutput(8192).build();
        ChatRequest request = ChatRequest.builder("m")
                .message(said(ChatRole.USER, ChatPart.text("u")))
                .maxOutputTokens(8193)
                .build();

        assertThatThrownBy(() -> encoded(small, request)).hasMessageContaining("found 8193, expected 1 to 8192");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gemini-2.5-flash|low|-1|\"thinkingBudget\":1024,\"includeThoughts\":true|",
                "gemini-2.5-flash|medium|-1|\"thinkingBudget\":8192,\"includeThoughts\":true|",
                "gemini-2.5-flash|high|-1|\"thinkingBudget\":24576,\"includeThoughts\":true|",
                "gemini-2.5-flash||2000|\"thinkingBudget\":2000,\"includeThoughts\":true|",
                "gemini-2.5-flash|none|-1|\"thinkingBudget\":0|",
                "gemini-2.5-pro|none|-1|\"thinkingBudget\":128|reasoning.effort",
                "gemini-3-pro-preview|low|-1|\"thinkingLevel\":\"low\",\"includeThoughts\":true|",
                "gemini-3-pro-preview|minimal|-1|\"thinkingLevel\":\"low\",\"includeThoughts\":true|reasoning.effort",
                "gemini-3-flash-preview|minimal|-1|\"thinkingLevel\":\"minimal\",\"includeThoughts\":true|",
                "gemini-3-flash-preview|xhigh|-1|\"thinkingLevel\":\"high\",\"includeThoughts\":true|reasoning.effort",
                "gemini-3-flash-preview||2000|\"thinkingBudget\":2000,\"includeThoughts\":true|",
                "gemini-flash-latest|high|-1|\"thinkingLevel\":\"high\",\"includeThoughts\":true|",
            })
    void tellModelsHowMuchToThink(String model, String effort, long budget, String config, String lost) {
        Reasoning reasoning = budget < 0 ? Reasoning.effort(effort) : Reasoning.budget(budget);

        assertThat(encoded(model, request -> request.reasoning(reasoning)))
                .contains("\"thinkingConfig\":{" + config + "}");
        assertThat(losses).isEqualTo(lost == null ? List.of() : List.of(lost));
    }

    @Test
    void refuseABudgetThatTheModelDoesNotTake() {
        assertThatThrownBy(() -> encoded("gemini-2.5-pro", request -> request.reasoning(Reasoning.budget(64))))
                .hasMessageContaining("reasoning.budget: found 64, expected 128 to 32768");
    }

    @Test
    void reportReasoningThatTheModelCannotDo() {
        assertThat(encoded("gemini-2.0-flash", request -> request.reasoning(Reasoning.effort("high"))))
                .doesNotContain("thinking");
        Deployment plain =
                TestDeployment.builder("p", NEW).capabilities(Capability.TOOLS).build();
        encoded(
                plain,
                ChatRequest.builder("m")
                        .message(said(ChatRole.USER, ChatPart.text("u")))
                        .reasoning(Reasoning.effort("high"))
                        .build());
        assertThat(losses).containsExactly("reasoning", "reasoning");
    }

    @Test
    void haveCallsOfOtherVendorsVouchedFor() {
        ChatMessage calls = said(
                ChatRole.ASSISTANT,
                ChatPart.toolCall("c1", "look", "{\"at\":1}"),
                ChatPart.toolCall("c2", "look", "{}"));
        String parts = "{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\",\"args\":{\"at\":1}}%s},"
                + "{\"functionCall\":{\"id\":\"c2\",\"name\":\"look\",\"args\":{}}}";

        assertThat(messages(NEW, said(ChatRole.USER, ChatPart.text("u")), calls))
                .contains(parts.formatted(",\"thoughtSignature\":\"skip_thought_signature_validator\""));
        assertThat(messages(OLD, said(ChatRole.USER, ChatPart.text("u")), calls))
                .contains(parts.formatted(""));
    }

    @Test
    void giveTheProofOfThoughtsBackWithTheCallBehindThem() {
        assertThat(messages(
                        NEW,
                        said(ChatRole.USER, ChatPart.text("u")),
                        said(
                                ChatRole.ASSISTANT,
                                ChatPart.thinking("hm", "gemini:c2ln"),
                                ChatPart.toolCall("c1", "look", "{}"))))
                .contains(
                        "\"parts\":[{\"text\":\"hm\",\"thought\":true},{\"functionCall\":{\"id\":\"c1\",\"name\":\"look\","
                                + "\"args\":{}},\"thoughtSignature\":\"c2ln\"}]");
        assertThat(losses).isEmpty();
    }

    @Test
    void leaveThoughtsOfOtherVendorsBehind() {
        assertThat(messages(
                        NEW,
                        said(ChatRole.USER, ChatPart.text("u")),
                        said(ChatRole.ASSISTANT, ChatPart.thinking("theirs", "ErcBC"), ChatPart.text("a"))))
                .contains("{\"role\":\"model\",\"parts\":[{\"text\":\"a\"}]}");
        assertThat(losses).containsExactly("messages[1].content[0]");
    }

    @Test
    void putResultsOfParallelCallsIntoOneContent() {
        assertThat(messages(
                        OLD,
                        said(ChatRole.USER, ChatPart.text("u")),
                        said(
                                ChatRole.ASSISTANT,
                                ChatPart.toolCall("c1", "look", "{}"),
                                ChatPart.toolCall("c2", "wait", "not json")),
                        said(ChatRole.TOOL, ChatPart.toolResult("c1", List.of(ChatPart.text("blue")), false)),
                        said(ChatRole.TOOL, ChatPart.toolResult("c2", List.of(ChatPart.text("{\"a\":1}")), false)),
                        said(ChatRole.TOOL, ChatPart.toolResult("c3", List.of(ChatPart.text("no")), true)),
                        said(ChatRole.USER, ChatPart.text("go on"))))
                .contains("\"args\":{\"arguments\":\"not json\"}")
                .contains("{\"role\":\"user\",\"parts\":["
                        + "{\"functionResponse\":{\"id\":\"c1\",\"name\":\"look\",\"response\":{\"output\":\"blue\"}}},"
                        + "{\"functionResponse\":{\"id\":\"c2\",\"name\":\"wait\",\"response\":{\"a\":1}}},"
                        + "{\"functionResponse\":{\"id\":\"c3\",\"name\":\"c3\",\"response\":{\"error\":\"no\"}}}]},"
                        + "{\"role\":\"user\",\"parts\":[{\"text\":\"go on\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:image/jpg;base64,AAAA|{\"inlineData\":{\"mimeType\":\"image/jpeg\",\"data\":\"AAAA\"}}",
                "https://host/a.png?b=c.pdf|{\"fileData\":{\"mimeType\":\"image/png\",\"fileUri\":\"https://host/a.png?b=c.pdf\"}}",
                "https://host/picture|{\"fileData\":{\"fileUri\":\"https://host/picture\"}}"
            })
    void carryPictures(String url, String part) {
        assertThat(messages(OLD, said(ChatRole.USER, ChatPart.image(url, null))))
                .contains(part);
        assertThat(losses).isEmpty();
    }

    @Test
    void carrySoundAndDocuments() {
        assertThat(messages(
                        OLD,
                        said(
                                ChatRole.USER,
                                ChatPart.audio("mp3", "AAAA", Map.of()),
                                ChatPart.document("data:application/pdf;base64,BBBB", "a.pdf", Map.of()))))
                .contains(
                        "{\"inlineData\":{\"mimeType\":\"audio/mp3\",\"data\":\"AAAA\"}}",
                        "{\"inlineData\":{\"mimeType\":\"application/pdf\",\"data\":\"BBBB\"}}");
    }

    @Test
    void reportWhatCannotBeCarried() {
        encoded(
                OLD,
                request -> request.user("me")
                        .metadata("a", "b")
                        .serviceTier("flex")
                        .parallelToolCalls(false)
                        .tool(ToolDefinition.of("f", null, null, Map.of("openai:strict", "true")))
                        .extension("openai:store", "true")
                        .message(said(
                                ChatRole.USER,
                                ChatPart.image("data:image/png,plain", null),
                                ChatPart.image("https://host/a.png", "high"),
                                ChatPart.unknown("openai:file", "{}"))));

        assertThat(losses)
                .containsExactlyInAnyOrder(
                        "user",
                        "metadata",
                        "service_tier",
                        "parallel_tool_calls",
                        "tools[0].strict",
                        "store",
                        "messages[1].content[0]",
                        "messages[1].content[1].detail",
                        "messages[1].content[2]");
    }

    @Test
    void demandAFormAndATool() {
        assertThat(encoded(
                        OLD,
                        request -> request.responseFormat(ResponseFormat.JSON)
                                .tool(ToolDefinition.of("f", "d", "{\"type\":\"object\"}", Map.of()))
                                .toolChoice(ToolChoice.tool("f"))
                                .choices(2)
                                .stop("END")))
                .contains(
                        "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\",\"description\":\"d\",\"parametersJsonSchema\":{\"type\":\"object\"}}]}]",
                        "\"toolConfig\":{\"functionCallingConfig\":{\"mode\":\"ANY\",\"allowedFunctionNames\":[\"f\"]}}",
                        "\"generationConfig\":{\"candidateCount\":2,\"stopSequences\":[\"END\"],\"responseMimeType\":\"application/json\"}");
    }

    @Test
    void haveNoMoreStopTextsThanTheApiTakes() {
        assertThatThrownBy(() -> encoded(
                        OLD,
                        request -> request.stop("1")
                                .stop("2")
                                .stop("3")
                                .stop("4")
                                .stop("5")
                                .stop("6")))
                .hasMessageContaining("stop: found 6, expected 0 to 5");
    }

    @Test
    void hearsTheOperatorAtTheBeginningOnly() {
        String json = messages(
                NEW,
                said(ChatRole.SYSTEM, ChatPart.text("a")),
                said(ChatRole.USER, ChatPart.text("u")),
                said(ChatRole.SYSTEM, ChatPart.text("b")));

        assertThat(json).contains("\"systemInstruction\":{\"parts\":[{\"text\":\"a\"},{\"text\":\"b\"}]}");
        assertThat(losses).containsExactly("messages[2].role");
    }

    /** Clients put the vendor's placeholders to calls of other models; to carry them would be to vouch for them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "skip_thought_signature_validator",
                "context_engineering_is_the_way_to_go",
                "c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I="
            })
    void doesNotTakeAPlaceholderForASignature(String placeholder) {
        HeapBody body = HeapBody.json("""
                {"contents":[{"role":"user","parts":[{"text":"u"}]},{"role":"model","parts":[
                {"functionCall":{"name":"f","args":{}},"thoughtSignature":"%s"}]}]}""".formatted(placeholder));

        ChatRequest request = ChatCodec.decode(body, "m", false, (path, reason) -> losses.add(path));

        assertThat(request.messages().get(1).parts().getFirst().extensions()).isEmpty();
        assertThat(encoded(TestDeployment.of("p", OLD), request)).doesNotContain("thoughtSignature");
        assertThat(encoded(TestDeployment.of("p", NEW), request)).contains("skip_thought_signature_validator");
    }

    /** Google's client for Python sends bytes in the alphabet for URLs. */
    @ParameterizedTest
    @CsvSource({
        "_-8=, /+8=",
        "_-8, /+8=",
        "/+8=, /+8=",
        "AAAA, AAAA",
        "QUI=\\n, QUI=",
        "QUJD\\nQUI=, QUJDQUI=",
        "QUJD\\r\\nQUI, QUJDQUI="
    })
    void knowsBytesInBothAlphabets(String sent, String usual) {
        HeapBody body = HeapBody.json("""
                {"contents":[{"role":"user","parts":[{"inlineData":{"mimeType":"image/png","data":"%s"}}]}]}""".formatted(sent));

        ChatRequest request = ChatCodec.decode(body, "m", false, (path, reason) -> losses.add(path));

        assertThat(request.messages().getFirst().parts())
                .containsExactly(ChatPart.image("data:image/png;base64," + usual, null));
    }

    /** A proof of another vendor's that was marked here, in the alphabet for URLs: its last letters differ. */
    @Test
    void knowsTheMarkInBothAlphabets() {
        String marked = Signature.forClient("?>?>");

        assertThat(marked).contains("/");
        assertThat(Signature.neutral(marked.replace('/', '_').replace('+', '-')))
                .isEqualTo("?>?>");
        assertThat(Signature.neutral(marked)).isEqualTo("?>?>");
    }

    @Test
    void takesTheOperatorForTheUserWhereThatSaysNothing() {
        String json = messages(NEW, said(ChatRole.SYSTEM, ChatPart.text("a")), said(ChatRole.USER, ChatPart.text("")));

        assertThat(json).contains("\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"a\"}]}]");
        assertThat(losses).containsExactly("messages[0].role");
    }
}
