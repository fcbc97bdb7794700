package io.fairlead.clients.play;

import static io.fairlead.clients.play.Expected.equal;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.LangChain4jException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import io.fairlead.clients.matrix.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** LangChain4j with its module for OpenAI: https://docs.langchain4j.dev. */
final class LangChain implements JavaClient {
    private static final List<ToolSpecification> TOOLS = List.of(ToolSpecification.builder()
            .name("weather")
            .description("The weather in a town.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("town")
                    .required("town")
                    .build())
            .build());

    private final String url;

    LangChain(String url) {
        this.url = url + "/v1";
    }

    @Override
    public String id() {
        return "langchain4j";
    }

    @Override
    public Set<Case> lacks() {
        return EnumSet.of(Case.LOOP, Case.CUSTOM_TOOL, Case.CUSTOM_TOOL_STREAM, Case.COUNT, Case.MODELS);
    }

    @Override
    public void play(Case tried, String model, String mark) {
        switch (tried) {
            case PLAIN -> plain(whole(model, greeting()));
            case STREAM -> stream(model);
            case TOOLS -> tools(model, whole(model, asked("tools", TOOLS)));
            case TOOLS_STREAM ->
                tools(model, streamed(model, asked("tools", TOOLS)).whole());
            case JSON -> json(model);
            case VISION -> vision(model);
            case EMBEDDINGS -> embeddings(model);
            case LOOP, CUSTOM_TOOL, CUSTOM_TOOL_STREAM, COUNT, MODELS -> throw Expected.lacking(tried);
            case ERROR_400 -> refused(model, 400, "InvalidRequestException");
            case ERROR_429 -> refused(model, 429, "RateLimitException");
            case ABORT -> abort(model, mark);
        }
    }

    private ChatResponse whole(String model, ChatRequest request) {
        return OpenAiChatModel.builder()
                .baseUrl(url)
                .apiKey("caller")
                .modelName(model)
                .maxRetries(0)
                .build()
                .chat(request);
    }

    private LangChainStream streamed(String model, ChatRequest request) {
        LangChainStream heard = new LangChainStream(false);
        model(model).chat(request, heard);
        return heard;
    }

    private OpenAiStreamingChatModel model(String model) {
        return OpenAiStreamingChatModel.builder()
                .baseUrl(url)
                .apiKey("caller")
                .modelName(model)
                .build();
    }

    private static ChatRequest greeting() {
        return ChatRequest.builder()
                .messages(SystemMessage.from(Expected.SYSTEM), UserMessage.from("hello"))
                .build();
    }

    private static ChatRequest asked(String text, List<ToolSpecification> tools) {
        return ChatRequest.builder()
                .messages(UserMessage.from(text))
                .toolSpecifications(tools)
                .build();
    }

    private static void plain(ChatResponse answer) {
        equal(answer.aiMessage().text(), Expected.GREETING, "text");
        equal(answer.finishReason(), FinishReason.STOP, "finish");
        equal((long) answer.tokenUsage().inputTokenCount(), Expected.INPUT, "input");
        equal((long) answer.tokenUsage().outputTokenCount(), Expected.OUTPUT, "output");
    }

    private void stream(String model) {
        LangChainStream heard = streamed(model, greeting());
        plain(heard.whole());
        Expected.pieces(heard.texts(), Expected.GREETING);
    }

    private void tools(String model, ChatResponse answer) {
        AiMessage message = answer.aiMessage();
        List<ToolExecutionRequest> calls = message.toolExecutionRequests();
        equal(calls.stream().map(call -> Expected.town(call.arguments())).toList(), Expected.TOWNS, "calls");
        List<ChatMessage> messages = new ArrayList<>(List.of(UserMessage.from("tools"), message));
        calls.forEach(call ->
                messages.add(ToolExecutionResultMessage.from(call, Expected.weather(Expected.town(call.arguments())))));
        ChatRequest second = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(TOOLS)
                .build();
        equal(whole(model, second).aiMessage().text(), Expected.TOOL_ANSWER, "text");
    }

    private void json(String model) {
        JsonObjectSchema root = JsonObjectSchema.builder()
                .addStringProperty("town")
                .addIntegerProperty("degrees")
                .required("town", "degrees")
                .additionalProperties(false)
                .build();
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from("json"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("weather")
                                .rootElement(root)
                                .build())
                        .build())
                .build();
        Expected.json(whole(model, request).aiMessage().text());
    }

    private void vision(String model) {
        ChatRequest request = ChatRequest.builder()
                .messages(UserMessage.from(TextContent.from("look"), ImageContent.from(Expected.PNG, "image/png")))
                .build();
        equal(whole(model, request).aiMessage().text(), Expected.SEEN, "text");
    }

    private void embeddings(String model) {
        EmbeddingModel vectors = OpenAiEmbeddingModel.builder()
                .baseUrl(url)
                .apiKey("caller")
                .modelName(model)
                .maxRetries(0)
                .build();
        List<Embedding> found = vectors.embedAll(List.of(TextSegment.from("one"), TextSegment.from("two")))
                .content();
        equal(found.stream().map(Embedding::vectorAsList).toList(), Expected.VECTORS, "vectors");
    }

    private void refused(String model, int status, String type) {
        try {
            whole(model, asked("error " + status, List.of()));
        } catch (LangChain4jException refused) {
            equal(refused.getClass().getSimpleName(), type, "error");
            equal(refused.getCause() instanceof HttpException http ? http.statusCode() : 0, status, "status");
            return;
        }
        throw new IllegalStateException("error: found none, expected " + type);
    }

    private void abort(String model, String mark) {
        LangChainStream heard = new LangChainStream(true);
        model(model).chat(asked("long " + mark, List.of()), heard);
        heard.first();
    }

    @Override
    public void close() {
        // Its connections close themselves.
    }
}
