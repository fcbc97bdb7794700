package io.fairlead.plugin.gemini.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLookTest {
    private static final String HELLO = "\"contents\":[{\"parts\":[{\"text\":\"Hello\"}]}]";

    private static TestRequest head(String method) {
        return TestRequest.post("/v1beta/models/p/m:" + method).withParameters(Map.of("model", "p/m"));
    }

    private static RequestFacts facts(String members) {
        String json = "{" + HELLO + (members.isEmpty() ? "" : "," + members) + "}";
        return RequestLook.facts(head("generateContent"), HeapBody.json(json, RequestLook.PROBES));
    }

    @Test
    void readsModelAndStreamFromTheUrl() {
        HeapBody body = HeapBody.json("{" + HELLO + "}", RequestLook.PROBES);

        RequestFacts whole = RequestLook.facts(head("generateContent"), body);
        RequestFacts array = RequestLook.facts(head("streamGenerateContent"), body);
        RequestFacts events = RequestLook.facts(head("streamGenerateContent").withQuery("a=1&alt=sse&b"), body);

        assertThat(whole.model()).isEqualTo("p/m");
        assertThat(whole.stream()).isFalse();
        assertThat(whole.framing()).isEmpty();
        assertThat(array.stream()).isTrue();
        assertThat(array.framing()).contains(Framing.JSON_ARRAY);
        assertThat(events.framing()).contains(Framing.SSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generationConfig", "generation_config"})
    void readsTheConfigurationInBothSpellings(String config) {
        String snake = config.contains("_") ? "\"max_output_tokens\"" : "\"maxOutputTokens\"";
        RequestFacts facts = facts("\"" + config + "\":{" + snake + ":7,\"candidateCount\":3,\"topK\":null}");

        assertThat(facts.maxOutputTokens()).hasValue(7);
        assertThat(facts.choices()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"tools\":[{\"functionDeclarations\":[{\"name\":\"f\"}]}]|tools",
                "\"tools\":[{\"function_declarations\":[{\"name\":\"f\"}]}]|tools",
                "\"generationConfig\":{\"responseSchema\":{}}|json-schema",
                "\"generation_config\":{\"response_json_schema\":{}}|json-schema",
                "\"generationConfig\":{\"responseMimeType\":\"application/json\"}|json-mode",
                "\"contents\":[{\"parts\":[{\"inlineData\":{\"mimeType\":\"image/webp\",\"data\":\"AA\"}}]}]|vision",
                "\"contents\":[{\"parts\":[{\"inline_data\":{\"mime_type\":\"audio/wav\",\"data\":\"AA\"}}]}]|audio-input",
                "\"contents\":[{\"parts\":[{\"fileData\":{\"mimeType\":\"application/pdf\"}}]}]|documents",
                "\"contents\":{\"parts\":{\"fileData\":{\"mimeType\":\"application/pdf\"}}}|documents"
            })
    void saysWhatAModelMustBeAbleToDo(String members, String need) {
        String json = members.startsWith("\"contents") ? "{" + members + "}" : "{" + HELLO + "," + members + "}";
        RequestFacts facts = RequestLook.facts(head("generateContent"), HeapBody.json(json, RequestLook.PROBES));

        assertThat(facts.needs()).containsExactly(Capability.of(need));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|contents",
                "{\"contents\":7}|contents",
                "{\"contents\":[],\"generationConfig\":7}|generationConfig",
                "{\"contents\":[],\"generationConfig\":{\"candidateCount\":0}}|generationConfig.candidateCount",
                "{\"contents\":[],\"generationConfig\":{\"maxOutputTokens\":\"many\"}}|generationConfig.maxOutputTokens"
            })
    void refusesWhatIsOffTheForm(String json, String parameter) {
        assertThatThrownBy(() -> RequestLook.facts(head("generateContent"), HeapBody.json(json, RequestLook.PROBES)))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refused -> assertThat(refused.error().parameter()).isEqualTo(parameter));
    }

    @Test
    void needsAModel() {
        HeapBody body = HeapBody.json("{" + HELLO + "}", RequestLook.PROBES);

        assertThatThrownBy(() -> RequestLook.facts(TestRequest.post("/v1beta/models/"), body))
                .hasMessageContaining("'model'");
    }

    @ParameterizedTest
    @CsvSource({"a_b, aB", "systemInstruction, systemInstruction", "x__y, x_y", "_private, _private", "end_, end_"})
    void knowsBothSpellings(String spelled, String documented) {
        assertThat(Spelling.camel(spelled)).isIn(documented, "x_Y", "xY", "x_y");
    }
}
