package io.fairlead.plugin.openai.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingCodecTest {
    private static final RequestFacts FACTS =
            RequestFacts.builder(Operation.EMBEDDING, "asked").build();
    private static final EmbeddingAnswer ANSWER = EmbeddingAnswer.of(
            "m-1",
            List.of(new double[] {0.1, -2}, new double[] {0.25}),
            Usage.builder().inputTokens(7).build());

    private static EmbeddingRequest decoded(String members) {
        return EmbeddingCodec.decode(HeapBody.json("{\"model\":\"m\"," + members + "}"), "m");
    }

    private static String encoded(EmbeddingRequest request, List<String> lost) {
        TestTarget target = TestTarget.of(TestDeployment.of("p", "upstream-model"), FACTS);
        return EmbeddingCodec.encode(request, target, (path, reason) -> lost.add(path))
                .utf8();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"input\":\"a\" | \"input\":\"a\"",
                "\"input\":[\"a\"] | \"input\":\"a\"",
                "\"input\":[\"a\",\"b\"] | \"input\":[\"a\",\"b\"]",
                "\"input\":[1,2] | \"input\":[[1,2]]",
                "\"input\":[[1,2],[3]] | \"input\":[[1,2],[3]]",
                "\"x\":1,\"input\":\"a\",\"user\":\"u\",\"dimensions\":8 |"
                        + " \"input\":\"a\",\"dimensions\":8,\"user\":\"u\",\"x\":1",
            })
    void writesARequestThatItRead(String members, String written) {
        List<String> lost = new ArrayList<>();

        assertThat(encoded(decoded(members), lost)).isEqualTo("{\"model\":\"upstream-model\"," + written + "}");
        assertThat(lost).isEmpty();
    }

    @Test
    void reportsWhatItsApiDoesNotHave() {
        List<String> lost = new ArrayList<>();
        EmbeddingRequest request = EmbeddingRequest.builder("m")
                .input(EmbeddingInput.text("a"))
                .input(new EmbeddingInput() {})
                .task("search")
                .extension("gemini:title", "\"t\"")
                .build();

        assertThat(encoded(request, lost)).isEqualTo("{\"model\":\"upstream-model\",\"input\":[\"a\"]}");
        assertThat(lost).containsExactly("input[1]", "task", "title");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"input\":{} | input",
                "\"input\":[[1,9999999999]] | input",
                "\"input\":\"a\",\"dimensions\":9999999999 | dimensions",
            })
    void namesTheMemberThatIsOffTheForm(String members, String name) {
        assertThatThrownBy(() -> decoded(members))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refused -> assertThat(refused.error().parameter()).isEqualTo(name));
    }

    @Test
    void takesAnyNumberForAPlace() {
        String body = "{\"data\":[{\"index\":9999999999,\"embedding\":[2]},{\"index\":7,\"embedding\":[1]}]}";
        assertThat(EmbeddingCodec.read(Slice.utf8(body)).vectors()).containsExactly(new double[] {1}, new double[] {2});
    }

    @Test
    void readsVectorsInTheOrderOfTheirNumbers() {
        EmbeddingAnswer answer = EmbeddingCodec.read(Slice.utf8("{\"object\":\"list\",\"model\":\"m-1\",\"data\":["
                + "{\"index\":1,\"embedding\":[0.25]},{\"index\":0,\"embedding\":[0.1,-2]}],"
                + "\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}"));

        assertThat(answer.vectors()).containsExactly(new double[] {0.1, -2}, new double[] {0.25});
        assertThat(answer.model()).isEqualTo("m-1");
        assertThat(answer.usage().inputTokens()).isEqualTo(7);
    }

    /** 0.1 and -2 as floats, the lowest byte first: CD CC CC 3D, 00 00 00 C0. */
    @Test
    void readsAndWritesBase64() {
        EmbeddingAnswer answer = EmbeddingCodec.read(Slice.utf8("{\"data\":[{\"embedding\":\"zczMPQAAAMA=\"}]}"));

        assertThat(answer.vectors()).containsExactly(new double[] {0.1, -2});
        assertThat(written(answer, "\"encoding_format\":\"base64\"")).contains("\"embedding\":\"zczMPQAAAMA=\"");
    }

    @Test
    void writesNumbersWhereNothingElseIsAskedFor() {
        assertThat(written(ANSWER, "\"encoding_format\":\"float\""))
                .isEqualTo(
                        "{\"object\":\"list\",\"data\":[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.1,-2.0]},"
                                + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[0.25]}],\"model\":\"m-1\","
                                + "\"usage\":{\"prompt_tokens\":7,\"total_tokens\":7}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"dimensions\":0 | dimensions",
                "\"dimensions\":9999999999 | dimensions",
                "\"input\":[-1] | input",
                "\"input\":[[9999999999]] | input"
            })
    void refusesNumbersThatAreOutOfRange(String members, String parameter) {
        assertThatThrownBy(() -> decoded(members))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refused -> assertThat(refused.error().parameter()).isEqualTo(parameter));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}",
                "{\"data\":[]}",
                "{\"data\":[{\"embedding\":\"AAA=\"}]}",
                "{\"data\":[{\"embedding\":[\"x\"]}]}"
            })
    void refusesWhatHasNoVectors(String body) {
        assertThatThrownBy(() -> EmbeddingCodec.read(Slice.utf8(body))).isInstanceOf(IllegalArgumentException.class);
    }

    private static String written(EmbeddingAnswer answer, String members) {
        return EmbeddingCodec.write(answer, decoded("\"input\":\"a\"," + members), TestOptions.whole(FACTS))
                .utf8();
    }
}
