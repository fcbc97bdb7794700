package io.fairlead.clients.play;

import static io.fairlead.clients.play.Expected.equal;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.ResponseFormatJsonSchema;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionContentPart;
import com.openai.models.chat.completions.ChatCompletionContentPartImage;
import com.openai.models.chat.completions.ChatCompletionContentPartText;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.embeddings.Embedding;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.fairlead.clients.matrix.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The client of OpenAI for Java: https://github.com/openai/openai-java. */
final class OpenAiJava implements JavaClient {
    private final OpenAIClient client;

    OpenAiJava(String url) {
        client = OpenAIOkHttpClient.builder()
                .baseUrl(url + "/v1")
                .apiKey("caller")
                .maxRetries(0)
                .build();
    }

    @Override
    public String id() {
        return "openai-java";
    }

    @Override
    public Set<Case> lacks() {
        return EnumSet.of(Case.LOOP, Case.CUSTOM_TOOL, Case.CUSTOM_TOOL_STREAM, Case.COUNT);
    }

    @Override
    public void play(Case tried, String model, String mark) {
        switch (tried) {
            case PLAIN -> plain(client.chat().completions().create(greet(model).build()));
            case STREAM -> stream(model);
            case TOOLS ->
                tools(model, client.chat().completions().create(withTool(model).build()));
            case TOOLS_STREAM -> tools(model, streamed(withTool(model), new ArrayList<>()));
            case JSON -> json(model);
            case VISION -> vision(model);
            case EMBEDDINGS -> embeddings(model);
            case MODELS -> models(model);
            case LOOP, CUSTOM_TOOL, CUSTOM_TOOL_STREAM, COUNT -> throw Expected.lacking(tried);
            case ERROR_400 -> refused(model, 400, "BadRequestException");
            case ERROR_429 -> refused(model, 429, "RateLimitException");
            case ABORT -> abort(model, mark);
        }
    }

    private static ChatCompletionCreateParams.Builder ask(String model, String text) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage(text);
    }

    private static ChatCompletionCreateParams.Builder greet(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage(Expected.SYSTEM)
                .addUserMessage("hello");
    }

    private static ChatCompletionCreateParams.Builder withTool(String model) {
        return ask(model, "tools")
                .addFunctionTool(FunctionDefinition.builder()
                        .name("weather")
                        .description("The weather in a town.")
                        .parameters(FunctionParameters.builder()
                                .putAdditionalProperty("type", JsonValue.from("object"))
                                .putAdditionalProperty(
                                        "properties", JsonValue.from(Map.of("town", Map.of("type", "string"))))
                                .putAdditionalProperty("required", JsonValue.from(List.of("town")))
                                .build())
                        .build());
    }

    private static void plain(ChatCompletion answer) {
        equal(text(answer), Expected.GREETING, "text");
        equal(answer.choices().getFirst().finishReason(), ChatCompletion.Choice.FinishReason.STOP, "finish");
        equal(answer.usage().orElseThrow().promptTokens(), Expected.INPUT, "input");
        equal(answer.usage().orElseThrow().completionTokens(), Expected.OUTPUT, "output");
    }

    private static String text(ChatCompletion answer) {
        return answer.choices().getFirst().message().content().orElse("");
    }

    private void stream(String model) {
        List<String> texts = new ArrayList<>();
        plain(streamed(greet(model), texts));
        Expected.pieces(texts, Expected.GREETING);
    }

    private ChatCompletion streamed(ChatCompletionCreateParams.Builder ask, List<String> texts) {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        ask.streamOptions(
                ChatCompletionStreamOptions.builder().includeUsage(true).build());
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask.build())) {
            stream.stream().forEach(chunk -> {
                whole.accumulate(chunk);
                texts(chunk).forEach(texts::add);
            });
        }
        return whole.chatCompletion();
    }

    private static Stream<String> texts(ChatCompletionChunk chunk) {
        return chunk.choices().stream()
                .flatMap(choice -> choice.delta().content().stream())
                .filter(text -> !text.isEmpty());
    }

    private void tools(String model, ChatCompletion answer) {
        ChatCompletionMessage message = answer.choices().getFirst().message();
        List<ChatCompletionMessageFunctionToolCall> calls = message.toolCalls().orElse(List.of()).stream()
                .map(call -> call.asFunction())
                .toList();
        List<String> towns = calls.stream()
                .map(call -> Expected.town(call.function().arguments()))
                .toList();
        equal(towns, Expected.TOWNS, "calls");
        ChatCompletionCreateParams.Builder results = withTool(model).addMessage(message);
        for (ChatCompletionMessageFunctionToolCall call : calls) {
            results.addMessage(ChatCompletionToolMessageParam.builder()
                    .toolCallId(call.id())
                    .content(Expected.weather(Expected.town(call.function().arguments())))
                    .build());
        }
        equal(text(client.chat().completions().create(results.build())), Expected.TOOL_ANSWER, "text");
    }

    private void json(String model) {
        Map<String, Object> properties = Map.of("town", Map.of("type", "string"), "degrees", Map.of("type", "integer"));
        ResponseFormatJsonSchema.JsonSchema.Schema schema = ResponseFormatJsonSchema.JsonSchema.Schema.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty("properties", JsonValue.from(properties))
                .putAdditionalProperty("required", JsonValue.from(List.of("town", "degrees")))
                .putAdditionalProperty("additionalProperties", JsonValue.from(false))
                .build();
        ResponseFormatJsonSchema format = ResponseFormatJsonSchema.builder()
                .jsonSchema(ResponseFormatJsonSchema.JsonSchema.builder()
                        .name("weather")
                        .schema(schema)
                        .strict(true)
                        .build())
                .build();
        Expected.json(text(client.chat()
                .completions()
                .create(ask(model, "json").responseFormat(format).build())));
    }

    private void vision(String model) {
        ChatCompletionContentPartImage image = ChatCompletionContentPartImage.builder()
                .imageUrl(ChatCompletionContentPartImage.ImageUrl.builder()
                        .url("data:image/png;base64," + Expected.PNG)
                        .build())
                .build();
        ChatCompletionContentPartText look =
                ChatCompletionContentPartText.builder().text("look").build();
        ChatCompletionCreateParams ask = ChatCompletionCreateParams.builder()
                .model(model)
                .addUserMessageOfArrayOfContentParts(
                        List.of(ChatCompletionContentPart.ofText(look), ChatCompletionContentPart.ofImageUrl(image)))
                .build();
        equal(text(client.chat().completions().create(ask)), Expected.SEEN, "text");
    }

    private void embeddings(String model) {
        EmbeddingCreateParams ask = EmbeddingCreateParams.builder()
                .model(model)
                .inputOfArrayOfStrings(List.of("one", "two"))
                .build();
        equal(
                client.embeddings().create(ask).data().stream()
                        .map(Embedding::embedding)
                        .toList(),
                Expected.VECTORS,
                "vectors");
    }

    private void models(String model) {
        equal(
                client.models().list().autoPager().stream()
                        .anyMatch(one -> one.id().equals(model)),
                true,
                "listed");
        equal(client.models().retrieve(model).id(), model, "found");
        try {
            client.models().retrieve("none");
        } catch (NotFoundException absent) {
            return;
        }
        throw new IllegalStateException("error: found none, expected NotFoundException");
    }

    private void refused(String model, int status, String type) {
        try {
            client.chat().completions().create(ask(model, "error " + status).build());
        } catch (OpenAIServiceException refused) {
            equal(refused.getClass().getSimpleName(), type, "error");
            equal(refused.statusCode(), status, "status");
            return;
        }
        throw new IllegalStateException("error: found none, expected " + type);
    }

    private void abort(String model, String mark) {
        ChatCompletionCreateParams ask = ask(model, "long " + mark).build();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(ask)) {
            equal(stream.stream().flatMap(OpenAiJava::texts).findFirst().isPresent(), true, "a piece");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
