package io.fairlead.clients.play;

import static io.fairlead.clients.play.Expected.equal;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.core.JsonObject;
import com.anthropic.core.JsonString;
import com.anthropic.core.JsonValue;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.AnthropicServiceException;
import com.anthropic.errors.NotFoundException;
import com.anthropic.helpers.MessageAccumulator;
import com.anthropic.models.messages.Base64ImageSource;
import com.anthropic.models.messages.ContentBlockParam;
import com.anthropic.models.messages.ImageBlockParam;
import com.anthropic.models.messages.JsonOutputFormat;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCountTokensParams;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.OutputConfig;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.StopReason;
import com.anthropic.models.messages.TextBlockParam;
import com.anthropic.models.messages.Tool;
import com.anthropic.models.messages.ToolResultBlockParam;
import com.anthropic.models.messages.ToolUseBlock;
import io.fairlead.clients.matrix.Case;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The client of Anthropic for Java: https://github.com/anthropics/anthropic-sdk-java. */
final class AnthropicJava implements JavaClient {
    private static final long MOST = 500;

    private final AnthropicClient client;

    AnthropicJava(String url) {
        client = AnthropicOkHttpClient.builder()
                .baseUrl(url)
                .apiKey("caller")
                .maxRetries(0)
                .build();
    }

    @Override
    public String id() {
        return "anthropic-java";
    }

    @Override
    public Set<Case> lacks() {
        return EnumSet.of(Case.LOOP, Case.CUSTOM_TOOL, Case.CUSTOM_TOOL_STREAM, Case.EMBEDDINGS);
    }

    @Override
    public void play(Case tried, String model, String mark) {
        switch (tried) {
            case PLAIN -> plain(client.messages().create(greet(model).build()));
            case STREAM -> stream(model);
            case TOOLS -> tools(model, client.messages().create(withTool(model).build()));
            case TOOLS_STREAM -> tools(model, streamed(withTool(model), new ArrayList<>()));
            case JSON -> json(model);
            case VISION -> vision(model);
            case COUNT -> count(model);
            case MODELS -> models(model);
            case LOOP, CUSTOM_TOOL, CUSTOM_TOOL_STREAM, EMBEDDINGS -> throw Expected.lacking(tried);
            case ERROR_400 -> refused(model, 400, "BadRequestException");
            case ERROR_429 -> refused(model, 429, "RateLimitException");
            case ABORT -> abort(model, mark);
        }
    }

    private static MessageCreateParams.Builder ask(String model, String text) {
        return MessageCreateParams.builder().model(model).maxTokens(MOST).addUserMessage(text);
    }

    private static MessageCreateParams.Builder greet(String model) {
        return ask(model, "hello").system(Expected.SYSTEM);
    }

    private static MessageCreateParams.Builder withTool(String model) {
        return ask(model, "tools")
                .addTool(Tool.builder()
                        .name("weather")
                        .description("The weather in a town.")
                        .inputSchema(Tool.InputSchema.builder()
                                .properties(Tool.InputSchema.Properties.builder()
                                        .putAdditionalProperty("town", JsonValue.from(Map.of("type", "string")))
                                        .build())
                                .addRequired("town")
                                .build())
                        .build());
    }

    private static void plain(Message answer) {
        equal(text(answer), Expected.GREETING, "text");
        equal(answer.stopReason().orElseThrow(), StopReason.END_TURN, "stop");
        long cached = answer.usage().cacheReadInputTokens().orElse(0L)
                + answer.usage().cacheCreationInputTokens().orElse(0L);
        equal(answer.usage().inputTokens() + cached, Expected.INPUT, "input");
        equal(answer.usage().outputTokens(), Expected.OUTPUT, "output");
    }

    private static String text(Message answer) {
        StringBuilder text = new StringBuilder();
        answer.content().forEach(block -> block.text().ifPresent(part -> text.append(part.text())));
        return text.toString();
    }

    private void stream(String model) {
        List<String> texts = new ArrayList<>();
        Message answer = streamed(greet(model), texts);
        Expected.pieces(texts, Expected.GREETING);
        equal(answer.stopReason().orElseThrow(), StopReason.END_TURN, "stop");
        equal(answer.usage().outputTokens(), Expected.OUTPUT, "output");
    }

    private Message streamed(MessageCreateParams.Builder ask, List<String> texts) {
        MessageAccumulator whole = MessageAccumulator.create();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(ask.build())) {
            stream.stream().forEach(event -> {
                whole.accumulate(event);
                texts(event).forEach(texts::add);
            });
        }
        return whole.message();
    }

    private static Stream<String> texts(RawMessageStreamEvent event) {
        return event.contentBlockDelta().stream()
                .flatMap(delta -> delta.delta().text().stream())
                .map(delta -> delta.text());
    }

    private void tools(String model, Message answer) {
        List<ToolUseBlock> calls = answer.content().stream()
                .flatMap(block -> block.toolUse().stream())
                .toList();
        equal(calls.stream().map(AnthropicJava::town).toList(), Expected.TOWNS, "calls");
        List<ContentBlockParam> results = calls.stream()
                .map(call -> ToolResultBlockParam.builder()
                        .toolUseId(call.id())
                        .content(Expected.weather(town(call)))
                        .build())
                .map(ContentBlockParam::ofToolResult)
                .toList();
        MessageCreateParams second = withTool(model)
                .addMessage(answer)
                .addUserMessageOfContentBlockParams(results)
                .build();
        equal(text(client.messages().create(second)), Expected.TOOL_ANSWER, "text");
    }

    private static String town(ToolUseBlock call) {
        return call._input() instanceof JsonObject input && input.values().get("town") instanceof JsonString town
                ? town.value()
                : "";
    }

    private void json(String model) {
        Map<String, Object> properties = Map.of("town", Map.of("type", "string"), "degrees", Map.of("type", "integer"));
        JsonOutputFormat format = JsonOutputFormat.builder()
                .schema(JsonOutputFormat.Schema.builder()
                        .putAdditionalProperty("type", JsonValue.from("object"))
                        .putAdditionalProperty("properties", JsonValue.from(properties))
                        .putAdditionalProperty("required", JsonValue.from(List.of("town", "degrees")))
                        .putAdditionalProperty("additionalProperties", JsonValue.from(false))
                        .build())
                .build();
        MessageCreateParams ask = ask(model, "json")
                .outputConfig(OutputConfig.builder().format(format).build())
                .build();
        Expected.json(text(client.messages().create(ask)));
    }

    private void vision(String model) {
        ImageBlockParam image = ImageBlockParam.builder()
                .source(Base64ImageSource.builder()
                        .mediaType(Base64ImageSource.MediaType.IMAGE_PNG)
                        .data(Expected.PNG)
                        .build())
                .build();
        TextBlockParam look = TextBlockParam.builder().text("look").build();
        MessageCreateParams ask = MessageCreateParams.builder()
                .model(model)
                .maxTokens(MOST)
                .addUserMessageOfContentBlockParams(
                        List.of(ContentBlockParam.ofText(look), ContentBlockParam.ofImage(image)))
                .build();
        equal(text(client.messages().create(ask)), Expected.SEEN, "text");
    }

    private void count(String model) {
        MessageCountTokensParams ask = MessageCountTokensParams.builder()
                .model(model)
                .addUserMessage("hello")
                .build();
        Expected.counted(model, client.messages().countTokens(ask).inputTokens());
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
            client.messages().create(ask(model, "error " + status).build());
        } catch (AnthropicServiceException refused) {
            equal(refused.getClass().getSimpleName(), type, "error");
            equal(refused.statusCode(), status, "status");
            return;
        }
        throw new IllegalStateException("error: found none, expected " + type);
    }

    private void abort(String model, String mark) {
        MessageCreateParams ask = ask(model, "long " + mark).build();
        try (StreamResponse<RawMessageStreamEvent> stream = client.messages().createStreaming(ask)) {
            equal(stream.stream().flatMap(AnthropicJava::texts).findFirst().isPresent(), true, "a piece");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
