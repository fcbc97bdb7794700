package io.fairlead.plugin.ollama.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.embedding.EmbeddingAnswer;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests and answers are those of "Generate Embeddings" of the vendor's docs/api.md, numbers shortened. */
class EmbedTest {
    private final List<String> lost = new ArrayList<>();

    @Test
    void readsOneTextOrMany() {
        assertThat(texts(EmbedForm.EMBED, "{\"model\":\"all-minilm\",\"input\":\"Why is the sky blue?\"}"))
                .containsExactly("Why is the sky blue?");
        assertThat(texts(EmbedForm.EMBED, "{\"model\":\"m\",\"input\":[\"a\",\"b\"],\"nothing\":null}"))
                .containsExactly("a", "b");
        assertThat(texts(EmbedForm.EMBEDDINGS, "{\"model\":\"m\",\"prompt\":\"a\"}"))
                .containsExactly("a");
    }

    @Test
    void writesARequestThatItReadAndKeepsWhatItDoesNotKnow() {
        EmbeddingRequest request = EmbedRequests.decode(
                EmbedForm.EMBED,
                HeapBody.json("{\"truncate\":false,\"model\":\"m\",\"dimensions\":128,\"input\":[\"a\",\"b\"],"
                        + "\"options\":{\"num_ctx\":512}}"),
                "m");

        assertThat(written(EmbedForm.EMBED, request))
                .isEqualTo("{\"model\":\"up\",\"input\":[\"a\",\"b\"],\"dimensions\":128,\"truncate\":false,"
                        + "\"options\":{\"num_ctx\":512}}");
        assertThat(lost).isEmpty();
    }

    @Test
    void callsTheTextAsThePathDoes() {
        HeapBody body = HeapBody.json("{\"model\":\"m\",\"prompt\":\"a\"}");

        assertThat(EmbedRequests.decode(EmbedForm.EMBEDDINGS, body, "m").clientPath("input"))
                .isEqualTo("prompt");
        assertThat(EmbedRequests.decode(EmbedForm.EMBED, body, "m").clientPath("input"))
                .isEqualTo("input");
    }

    @Test
    void reportsWhatItCannotSay() {
        EmbeddingRequest request = EmbeddingRequest.builder("m")
                .input(EmbeddingInput.text("a"))
                .task("search")
                .user("u")
                .extension("openai:encoding_format", "\"base64\"")
                .build();

        assertThat(written(EmbedForm.EMBEDDINGS, request)).isEqualTo("{\"model\":\"up\",\"prompt\":\"a\"}");
        assertThat(lost).containsExactlyInAnyOrder("task", "user", "encoding_format");
    }

    @Test
    void refusesWhatWouldGiveOtherVectors() {
        EmbeddingRequest tokens =
                EmbeddingRequest.builder("m").input(EmbeddingInput.tokens(1, 2)).build();
        EmbeddingRequest two = EmbeddingRequest.builder("m")
                .input(EmbeddingInput.text("a"))
                .input(EmbeddingInput.text("b"))
                .build();

        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> written(EmbedForm.EMBED, tokens))
                .withMessageStartingWith("input: found tokens, expected text");
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> written(EmbedForm.EMBEDDINGS, two))
                .withMessageStartingWith("input: found 2 texts, expected one");
    }

    @Test
    void readsVectorsInEitherForm() {
        EmbeddingAnswer answer = read("{\"model\":\"all-minilm\",\"embeddings\":[[0.010071029,-1.5e-3],[1,2]],"
                + "\"total_duration\":14143917,\"load_duration\":1019500,\"prompt_eval_count\":8}");

        assertThat(answer.model()).isEqualTo("all-minilm");
        assertThat(answer.vectors()).hasSize(2);
        assertThat(answer.vectors().getFirst()).containsExactly(0.010071029, -0.0015);
        assertThat(answer.usage().inputTokens()).isEqualTo(8);
        assertThat(read("{\"embedding\":[0.5]}").vectors().getFirst()).containsExactly(0.5);
        assertThat(read("{\"embedding\":[" + "0.5,".repeat(4999) + "1]}")
                        .vectors()
                        .getFirst())
                .hasSize(5000)
                .endsWith(1.0);
    }

    @Test
    void refusesWhatHasNoVectors() {
        for (String body :
                List.of("{}", "[]", "", "{\"embeddings\":7}", "{\"embeddings\":[[\"a\"]]}", "{\"embeddings\":[[0.1,")) {
            assertThatIllegalArgumentException().as(body).isThrownBy(() -> read(body));
        }
    }

    @Test
    void writesVectorsInEitherForm() {
        EmbeddingAnswer answer = EmbeddingAnswer.of(
                "",
                List.of(new double[] {0.25, -0.5}, new double[] {1, 0}),
                Usage.builder().inputTokens(8).build());

        assertThat(EmbedAnswers.write(EmbedForm.EMBED, answer, "asked", Duration.ofMillis(14))
                        .utf8())
                .isEqualTo("{\"model\":\"asked\",\"embeddings\":[[0.25,-0.5],[1.0,0.0]],\"total_duration\":14000000,"
                        + "\"load_duration\":0,\"prompt_eval_count\":8}");
        assertThat(EmbedAnswers.write(EmbedForm.EMBEDDINGS, answer, "asked", Duration.ZERO)
                        .utf8())
                .isEqualTo("{\"embedding\":[0.25,-0.5]}");
    }

    private static List<String> texts(EmbedForm form, String json) {
        return EmbedRequests.decode(form, HeapBody.json(json), "m").inputs().stream()
                .map(input -> ((EmbeddingInput.TextInput) input).text())
                .toList();
    }

    private String written(EmbedForm form, EmbeddingRequest request) {
        RequestFacts facts = RequestFacts.builder(Operation.EMBEDDING, "m").build();
        TestTarget target = TestTarget.of(TestDeployment.of("p", "up"), facts);
        return EmbedRequests.encode(form, request, target, (path, reason) -> lost.add(path))
                .utf8();
    }

    private static EmbeddingAnswer read(String body) {
        return EmbedAnswers.read(Slice.utf8(body));
    }
}
