package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.chat.ResponseFormat;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A neutral request, written in a dialect and read again, is the same, but for what the dialect said that it lost. */
final class IdentityTest {
    private static final int TRIES = 2_000;
    private static final ToolDefinition LOOK = ToolDefinition.of(
            "look", "Looks.", "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\"}}}", Map.of());
    private static final ToolDefinition CALLED =
            ToolDefinition.of("find", "Finds.", "{\"type\":\"object\",\"properties\":{}}", Map.of());
    private static final ToolDefinition WAIT =
            ToolDefinition.of("wait", null, "{\"type\":\"object\",\"properties\":{}}", Map.of());
    private static final String CUSTOM = "openai:custom";
    /** A tool that takes any text, and to all but one vendor a function. */
    private static final ToolDefinition PATCH = ToolDefinition.of(
            "patch",
            "Patches.",
            "{\"type\":\"object\",\"properties\":{\"input\":{\"type\":\"string\",\"description\":"
                    + "\"The whole input of the tool, as plain text.\"}},\"required\":[\"input\"],"
                    + "\"additionalProperties\":false}",
            Map.of(CUSTOM, "{}"));

    private static final List<Consumer<ChatRequest.Builder>> SETTINGS = List.of(
            request -> request.temperature(0.5),
            request -> request.topP(0.25),
            request -> request.topK(40),
            request -> request.seed(7),
            request -> request.frequencyPenalty(0.5),
            request -> request.presencePenalty(-0.5),
            request -> request.choices(2),
            request -> request.logprobs(true),
            request -> request.logprobs(true).topLogprobs(3),
            request -> request.stop("END"),
            request -> request.stop("é").stop("##"),
            request -> request.user("u-1"),
            request -> request.metadata("trace", "7"),
            request -> request.serviceTier("flex"),
            request -> request.reasoning(Reasoning.effort("high")),
            request -> request.responseFormat(ResponseFormat.JSON),
            request -> request.responseFormat(
                    ResponseFormat.of(
                            "json_schema",
                            "{\"name\":\"answer\",\"schema\":{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}}")),
            request -> request.tool(LOOK),
            request -> request.tool(LOOK).tool(WAIT).toolChoice(ToolChoice.REQUIRED),
            request -> request.tool(LOOK).toolChoice(ToolChoice.tool("look")),
            request -> request.tool(LOOK).parallelToolCalls(false),
            request -> request.tool(PATCH),
            request -> request.tool(PATCH).toolChoice(ToolChoice.tool("patch")));
    private static final List<Consumer<ChatRequest.Builder>> TURNS = List.of(
            request -> request.message(
                    ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("Grüße \uD83D\uDE00 \"\\ \n")))),
            request -> request.message(ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.text("so")))),
            request -> request.message(ChatMessage.of(
                    ChatRole.USER,
                    List.of(ChatPart.image("data:image/png;base64,iVBORw0KGgo=", null), ChatPart.text("a")))));

    private final Random random = new Random(Long.getLong("fuzz.seed", 20_261_122L));

    static List<ChatDialect> codecs() {
        return Codecs.all().stream()
                .filter(dialect -> !dialect.id().name().equals("ollama.generate"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void isWhatComesBack(ChatDialect dialect) {
        TreeSet<String> wrong = new TreeSet<>();
        int same = 0;
        for (int i = 0; i < TRIES; i++) {
            ChatRequest request = request();
            List<String> lost = new ArrayList<>();
            TestTarget target = TestTarget.of(Crossing.ABLE, facts(request)).takingCustomTools();
            String body = dialect.encode(request, target, (path, reason) -> lost.add(path))
                    .utf8();
            if (!lost.isEmpty()) {
                continue;
            }
            String path = Samples.of(dialect.id().name()).path();
            TestRequest head = TestRequest.post(path).withParameters(Map.of("model", Samples.MODEL));
            ChatRequest back = dialect.decode(head, HeapBody.json(body, dialect.probes()), (p, reason) -> lost.add(p));
            String before = plain(request, dialect);
            String after = plain(back, dialect);
            if (before.equals(after) && lost.isEmpty()) {
                same++;
            } else if (wrong.size() < 2) {
                wrong.add(before + "---- came back as\n" + after + "---- by way of\n" + body);
            }
        }
        assertThat(String.join("\n====\n", wrong)).isEmpty();
        assertThat(same).isGreaterThan(TRIES / 50);
    }

    private ChatRequest request() {
        ChatRequest.Builder request = ChatRequest.builder(Samples.MODEL).maxOutputTokens(100);
        if (random.nextBoolean()) {
            request.message(ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text("be brief"))));
        }
        TURNS.getFirst().accept(request);
        for (int i = random.nextInt(3); i > 0; i--) {
            TURNS.get(random.nextInt(TURNS.size())).accept(request);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            SETTINGS.get(random.nextInt(SETTINGS.size())).accept(request);
        }
        if (random.nextBoolean()) {
            calls(request);
            request.tool(CALLED);
        }
        return request.build();
    }

    private static void calls(ChatRequest.Builder request) {
        request.message(ChatMessage.of(
                ChatRole.ASSISTANT,
                List.of(
                        ChatPart.text("I look."),
                        ChatPart.toolCall("call_1", "find", "{\"at\":\"sky\"}"),
                        ChatPart.toolCall("call_2", "find", "{\"at\":\"sea\"}"),
                        ChatPart.toolCall("call_3", "patch", "{\"input\":\"é \\\"x\\\"\\n\"}", Map.of(CUSTOM, "{}")))));
        request.message(result("call_1", "blue")).message(result("call_2", "green"));
        request.message(result("call_3", "done"));
    }

    private static ChatMessage result(String call, String text) {
        return ChatMessage.of(ChatRole.TOOL, List.of(ChatPart.toolResult(call, List.of(ChatPart.text(text)), false)));
    }

    private static RequestFacts facts(ChatRequest request) {
        return RequestFacts.builder(Operation.CHAT, Samples.MODEL)
                .choices(request.choices())
                .build();
    }

    /**
     * Names of models are the target's, and only one vendor has tools that take any text; who speaks twice in a row may have said it at once. Schemas are
     * strict, and the model chooses its tools, unless somebody says otherwise; and one API demands a word in place of a
     * proof that nobody has.
     */
    private static String plain(ChatRequest request, ChatDialect dialect) {
        boolean custom = dialect.id().protocol().equals("openai");
        String all = NeutralText.of(request);
        String text = (custom ? all : all.replaceAll("(?m)^.*extension " + CUSTOM + ".*\n", ""))
                .replace("\"strict\":true,", "")
                .replace("detail=auto", "detail=null")
                .replaceAll("(?m)^(model .*|stream .*|tool-choice auto)\n", "")
                .replaceAll("(?m)^.*(skip_thought_signature_validator|openai:strict false).*\n", "");
        return joined(joined(text, "assistant"), "tool");
    }

    private static String joined(String text, String role) {
        StringBuilder joined = new StringBuilder();
        String last = "";
        for (String line : text.split("\n")) {
            boolean again = line.equals(last) && line.equals("message " + role);
            if (!again) {
                joined.append(line).append('\n');
            }
            last = line.startsWith("message ") ? line : last;
        }
        return joined.toString();
    }
}
