package io.fairlead.plugin.ollama.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestLookTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"''; true", ",\"stream\":null; true", ",\"stream\":true; true", ",\"stream\":false; false"})
    void takesAStreamForGranted(String more, boolean stream) {
        assertThat(chat("{\"model\":\"m\",\"messages\":[]" + more + "}").stream())
                .isEqualTo(stream);
        assertThat(generate("{\"model\":\"m\",\"prompt\":\"\"" + more + "}").stream())
                .isEqualTo(stream);
    }

    @Test
    void needsNothingButAModel() {
        assertThat(chat("{\"model\":\"m\"}").model()).isEqualTo("m");
        assertThat(generate("{\"model\":\"m\"}").operation()).isEqualTo(Operation.CHAT);
        assertThat(chat("{\"model\":\"m\"}").usageWanted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "0, 0", "-1, -1", "-2, -1", "null, -1", "1E+2, 100"})
    void findsTheBoundAmongTheOptions(String given, long bound) {
        RequestFacts facts = chat("{\"model\":\"m\",\"options\":{\"seed\":1,\"num_predict\":" + given + "}}");

        assertThat(facts.maxOutputTokens().orElse(-1)).isEqualTo(bound);
    }

    @Test
    void doesNotTakePicturesForText() {
        String picture = "iVBORw0KGgo".repeat(1000);
        RequestFacts facts = chat("{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"what is this?\","
                + "\"images\":[\"" + picture + "\",\"" + picture + "\"]}]}");

        assertThat(facts.textBytes()).isLessThan(100);
        assertThat(facts.needs()).containsExactly(Capability.VISION);
        RequestFacts prompt = generate("{\"model\":\"m\",\"images\":[\"" + picture + "\"],\"prompt\":\"what?\"}");
        assertThat(prompt.textBytes()).isLessThan(100);
        assertThat(prompt.needs()).containsExactly(Capability.VISION);
    }

    @Test
    void seesNoPictureWhereNoneIs() {
        RequestFacts facts =
                chat("{\"model\":\"m\",\"messages\":[{\"role\":\"assistant\",\"content\":\"\",\"images\":null,"
                        + "\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{\"images\":[\"a\"]}}}]},"
                        + "{\"role\":\"user\",\"content\":\"x\",\"images\":[]}]}");

        assertThat(facts.needs()).isEmpty();
    }

    @Test
    void knowsWhatAModelMustBeAbleToDo() {
        assertThat(chat("{\"model\":\"m\",\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]}")
                        .needs())
                .containsExactly(Capability.TOOLS);
        assertThat(chat("{\"model\":\"m\",\"tools\":[]}").needs()).isEmpty();
        assertThat(chat("{\"model\":\"m\",\"format\":\"json\"}").needs()).containsExactly(Capability.JSON_MODE);
        assertThat(generate("{\"model\":\"m\",\"format\":{\"type\":\"object\"}}")
                        .needs())
                .containsExactly(Capability.JSON_SCHEMA);
        assertThat(chat("{\"model\":\"m\",\"format\":\"\"}").needs()).isEmpty();
        assertThat(RequestLook.embedding(HeapBody.json("{\"model\":\"m\",\"input\":\"a\"}"))
                        .needs())
                .containsExactly(Capability.EMBEDDINGS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"messages\":[]}; model",
                "{\"model\":7}; model",
                "{\"model\":\"m\",\"messages\":{}}; messages",
                "{\"model\":\"m\",\"stream\":\"no\"}; stream",
                "{\"model\":\"m\",\"options\":[]}; options",
                "{\"model\":\"m\",\"tools\":{}}; tools"
            })
    void namesTheMemberThatIsWrong(String json, String member) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> chat(json))
                .satisfies(refused -> assertThat(refused.error().parameter()).isEqualTo(member));
    }

    private static RequestFacts chat(String json) {
        return RequestLook.chat(HeapBody.json(json, RequestLook.PROBES));
    }

    private static RequestFacts generate(String json) {
        return RequestLook.generate(HeapBody.json(json, RequestLook.PROBES));
    }
}
