package io.fairlead.plugin.gemini.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedTest {
    private static final String ONE = "{\"model\":\"models/m\",\"content\":{\"parts\":[{\"text\":\"a\"}]},"
            + "\"taskType\":\"RETRIEVAL_QUERY\",\"outputDimensionality\":8,\"title\":\"t\"}";

    private final List<String> losses = new ArrayList<>();

    private EmbeddingRequest decoded(EmbedForm form, String json) {
        return EmbedRequests.decode(form, Slice.utf8(json), "asked", (path, reason) -> losses.add(path));
    }

    private String encoded(EmbedForm form, EmbeddingRequest request) {
        return EmbedRequests.encode(form, request, "models/m", (path, reason) -> losses.add(path))
                .utf8();
    }

    @Test
    void oneRequestComesBackAsItWas() {
        EmbeddingRequest request = decoded(EmbedForm.ONE, ONE);

        assertThat(request.task()).contains("RETRIEVAL_QUERY");
        assertThat(request.dimensions()).hasValue(8);
        assertThat(encoded(EmbedForm.ONE, request)).isEqualTo(ONE);
        assertThat(encoded(EmbedForm.BATCH, request)).isEqualTo("{\"requests\":[" + ONE + "]}");
        assertThat(losses).isEmpty();
    }

    @Test
    void membersHaveTheNamesThatAClientGaveThem() {
        EmbeddingRequest one = decoded(EmbedForm.ONE, ONE);
        EmbeddingRequest many = decoded(EmbedForm.BATCH, "{\"requests\":[" + ONE + "]}");

        assertThat(List.of("task", "dimensions", "input", "title"))
                .extracting(one::clientPath)
                .containsExactly("taskType", "outputDimensionality", "content", "title");
        assertThat(List.of("task", "dimensions", "input"))
                .extracting(many::clientPath)
                .containsExactly("requests[0].taskType", "requests[0].outputDimensionality", "requests");
    }

    @Test
    void manyRequestsShareWhatTheFirstAsksFor() {
        EmbeddingRequest request = decoded(EmbedForm.BATCH, """
                {"requests":[{"model":"models/m","content":{"parts":[{"text":"a"},{"text":"b"}]},"task_type":"X"},\
                {"content":{"parts":[{"text":"c"},{"inlineData":{}}]},"taskType":"Y","title":"t"}]}""");

        assertThat(request.inputs()).containsExactly(EmbeddingInput.text("ab"), EmbeddingInput.text("c"));
        assertThat(request.task()).contains("X");
        assertThat(losses).containsExactly("requests[1].content.parts[1]", "requests[1].taskType", "requests[1].title");
    }

    @Test
    void clientsOfOtherApisAskForManyAtOnce() {
        EmbeddingRequest request = EmbeddingRequest.builder("asked")
                .input(EmbeddingInput.text("a"))
                .input(EmbeddingInput.text("b"))
                .user("me")
                .extension("openai:encoding", "1")
                .build();

        assertThat(encoded(EmbedForm.BATCH, request))
                .isEqualTo("{\"requests\":[{\"model\":\"models/m\",\"content\":{\"parts\":[{\"text\":\"a\"}]}},"
                        + "{\"model\":\"models/m\",\"content\":{\"parts\":[{\"text\":\"b\"}]}}]}");
        assertThat(losses).containsExactly("user", "encoding");
    }

    @Test
    void tokensCannotBeCarried() {
        EmbeddingRequest request = EmbeddingRequest.builder("asked")
                .input(EmbeddingInput.tokens(1, 2))
                .build();

        assertThatThrownBy(() -> encoded(EmbedForm.BATCH, request))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refused -> assertThat(refused.error().parameter()).isEqualTo("input"));
    }

    @Test
    void vectorsComeBackAsTheyWere() {
        String one =
                "{\"embedding\":{\"values\":[0.25,-0.5]},\"usageMetadata\":{\"promptTokenCount\":3,\"totalTokenCount\":3}}";
        EmbeddingAnswer answer = EmbedAnswers.read(Slice.utf8(one));

        assertThat(answer.usage().inputTokens()).isEqualTo(3);
        assertThat(EmbedAnswers.write(EmbedForm.ONE, answer).utf8()).isEqualTo(one);
        EmbeddingAnswer two = EmbeddingAnswer.of("", List.of(new double[] {1}, new double[] {2}), Usage.UNKNOWN);
        String batch = EmbedAnswers.write(EmbedForm.BATCH, two).utf8();
        assertThat(EmbedAnswers.read(Slice.utf8(batch)).vectors()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"embedding\":{}}", "{\"embedding\":{\"values\":[1,", "[]", "{\"embeddings\":[]}", ""})
    void whatHasNoVectorsIsRefused(String body) {
        assertThatThrownBy(() -> EmbedAnswers.read(Slice.utf8(body))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"content\":7}", "{\"taskType\":\"X\"}"})
    void whatHasNothingToEmbedIsRefused(String body) {
        assertThatThrownBy(() -> decoded(EmbedForm.ONE, body)).isInstanceOf(RouterException.class);
    }
}
