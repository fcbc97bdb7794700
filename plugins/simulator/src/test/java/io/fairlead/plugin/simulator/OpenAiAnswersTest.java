package io.fairlead.plugin.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.provider.ProviderFactory;
import io.fairlead.plugin.simulator.Caller.Reply;
import jakarta.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OpenAiAnswersTest {
    private static final String PROMPT = "the secret of the lighthouse";
    private static final String WHOLE =
            "{\"model\":\"demo\",\"messages\":[{\"role\":\"user\",\"content\":\"" + PROMPT + "\"}]}";
    private static final String STREAM = WHOLE.replaceFirst("}$", ",\"stream\":true}");

    private final Caller caller = Caller.with(Map.of());

    @Test
    void theHostFindsIt() {
        assertThat(ServiceLoader.load(RouterPlugin.class).stream()
                        .flatMap(each -> each.get().providers().stream())
                        .map(ProviderFactory::name))
                .containsExactly("simulator");
    }

    @Test
    void aWholeAnswerSaysThatItIsSimulatedAndDoesNotRepeatThePrompt() {
        Reply reply = caller.call("openai.chat", WHOLE);
        JsonObject answer = Json.object(reply.body());

        assertThat(reply.status).isEqualTo(200);
        assertThat(reply.headers)
                .containsEntry("content-type", "application/json")
                .containsKey("x-request-id");
        assertThat(Json.at(answer, "/choices/0/message/content"))
                .startsWith(
                        "This is a simulated answer by Fairlead for the model \"demo\". It was asked with 1 message")
                .contains(WHOLE.length() + " bytes");
        assertThat(reply.body()).doesNotContain("lighthouse");
        assertThat(Json.at(answer, "/object")).isEqualTo("chat.completion");
        assertThat(Json.at(answer, "/choices/0/finish_reason")).isEqualTo("stop");
        assertThat(Json.at(answer, "/usage/completion_tokens")).isEqualTo("60");
        assertThat(Json.at(answer, "/usage/prompt_tokens")).isEqualTo(Integer.toString((WHOLE.length() + 3) / 4));
    }

    @Test
    void tokensAreAboutFourCharactersLong() {
        Reply reply = Caller.with(Map.of("tokens", 1000)).call("openai.chat", WHOLE);

        int length =
                Json.at(Json.object(reply.body()), "/choices/0/message/content").length();
        assertThat(length / 1000.0).isCloseTo(4.0, within(0.6));
    }

    @Test
    void theRequestsBoundEndsTheAnswer() {
        Reply reply = caller.call("openai.chat", WHOLE, "demo", "key-1", facts -> facts.maxOutputTokens(7));
        JsonObject answer = Json.object(reply.body());

        assertThat(Json.at(answer, "/choices/0/finish_reason")).isEqualTo("length");
        assertThat(Json.at(answer, "/usage/completion_tokens")).isEqualTo("7");
    }

    @Test
    void aStreamHasTheSameTextAndTheMarkOfItsEnd() {
        String whole = Json.at(Json.object(caller.call("openai.chat", WHOLE).body()), "/choices/0/message/content");
        Reply reply = Caller.with(Map.of()).call("openai.chat", STREAM);
        List<JsonObject> events = Json.events(reply.body());

        assertThat(reply.headers).containsEntry("content-type", "text/event-stream");
        assertThat(Json.joined(events, "/choices/0/delta/content").replaceAll("\\d+", "n"))
                .isEqualTo(whole.replaceAll("\\d+", "n"));
        assertThat(Json.joined(events, "/choices/0/delta/role")).isEqualTo("assistant");
        assertThat(Json.at(events.getLast(), "/choices/0/finish_reason")).isEqualTo("stop");
        assertThat(events).noneMatch(event -> event.containsKey("usage"));
        assertThat(reply.body()).endsWith("\n\ndata: [DONE]\n\n");
        assertThat(reply.broken).isNull();
    }

    @Test
    void aStreamEndsWithItsUsageWhereThatIsAskedFor() {
        Reply reply =
                caller.call("openai.chat", STREAM.replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},"));
        List<JsonObject> events = Json.events(reply.body());

        assertThat(events).allMatch(event -> event.containsKey("usage"));
        assertThat(events.getLast().getJsonArray("choices")).isEmpty();
        assertThat(Json.at(events.getLast(), "/usage/completion_tokens")).isEqualTo("60");
    }

    @Test
    void severalChoicesAreGivenEach() {
        Reply whole = caller.call("openai.chat", WHOLE, "demo", "key-1", facts -> facts.choices(3));
        Reply stream = caller.call("openai.chat", STREAM, "demo", "key-1", facts -> facts.choices(2));

        assertThat(Json.object(whole.body()).getJsonArray("choices")).hasSize(3);
        assertThat(Json.events(stream.body()))
                .filteredOn(event -> Json.at(event, "/choices/0/finish_reason").equals("stop"))
                .extracting(event -> Json.at(event, "/choices/0/index"))
                .containsExactly("0", "1");
    }

    @Test
    void completionsComeWholeAndAsAStream() {
        Reply whole = caller.call("openai.completions", "{\"model\":\"demo\",\"prompt\":\"x\"}");
        Reply stream = caller.call("openai.completions", "{\"model\":\"demo\",\"prompt\":\"x\",\"stream\":true}");

        assertThat(Json.at(Json.object(whole.body()), "/choices/0/text")).startsWith("This is a simulated answer");
        assertThat(Json.joined(Json.events(stream.body()), "/choices/0/text")).startsWith("This is a simulated answer");
        assertThat(stream.body()).endsWith("data: [DONE]\n\n");
    }

    @Test
    void embeddingsAreOneVectorOfLengthOneForEachInput() {
        Reply reply =
                caller.call("openai.embeddings", "{\"model\":\"demo\",\"input\":[\"a\",\"b\"],\"dimensions\":16}");
        JsonObject answer = Json.object(reply.body());

        assertThat(answer.getJsonArray("data")).hasSize(2);
        double squares = answer.getJsonArray("data").getJsonObject(1).getJsonArray("embedding").stream()
                .mapToDouble(value -> Double.parseDouble(value.toString()))
                .map(value -> value * value)
                .sum();
        assertThat(squares).isCloseTo(1, within(1e-5));
        assertThat(answer.getJsonArray("data").getJsonObject(1).getJsonArray("embedding"))
                .hasSize(16);
    }

    /** A small request could ask for gigabytes of numbers. */
    @ParameterizedTest
    @CsvSource({
        "2048, 512, 200, ''",
        "2049, 1, 400, 'found 2049 inputs, expected at most 2048'",
        "2048, 513, 400, 'found 2048 inputs of 513 dimensions each, expected at most 1048576 numbers'",
        "200, 1000000, 400, 'found 200 inputs of 8192 dimensions'",
    })
    void embeddingsHaveTheirBounds(int inputs, int dimensions, int status, String message) {
        String input = "[" + "\"\",".repeat(inputs - 1) + "\"\"]";
        Reply reply = caller.call(
                "openai.embeddings",
                "{\"model\":\"demo\",\"input\":" + input + ",\"dimensions\":" + dimensions
                        + ",\"encoding_format\":\"base64\"}");

        assertThat(reply.status).isEqualTo(status);
        assertThat(reply.body()).contains(message);
    }

    @Test
    void embeddingsComeInBase64WhereThatIsAskedFor() {
        String body = "{\"model\":\"demo\",\"input\":[1,2,3],\"dimensions\":4,\"encoding_format\":\"%s\"}";
        JsonObject base64 = Json.object(
                caller.call("openai.embeddings", body.formatted("base64")).body());
        JsonObject numbers = Json.object(
                caller.call("openai.embeddings", body.formatted("float")).body());

        assertThat(base64.getJsonArray("data")).hasSize(1);
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(Json.at(base64, "/data/0/embedding")))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.remaining()).isEqualTo(16);
        assertThat((double) bytes.getFloat())
                .isEqualTo(Double.parseDouble(Json.at(numbers, "/data/0/embedding/0")), within(1e-6));
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOneDoesNot() {
        Map<String, Integer> settings = Map.of("seed", 3, "tokens", 200);
        String once = Caller.with(settings).call("openai.chat", STREAM).body();

        assertThat(Caller.with(settings).call("openai.chat", STREAM).body()).isEqualTo(once);
        assertThat(Caller.with(Map.of("seed", 4, "tokens", 200))
                        .call("openai.chat", STREAM)
                        .body())
                .isNotEqualTo(once);
    }
}
