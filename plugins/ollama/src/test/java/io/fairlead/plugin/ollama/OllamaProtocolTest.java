package io.fairlead.plugin.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
import io.fairlead.testkit.TestRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaProtocolTest {
    private final OllamaProtocol protocol = new OllamaProtocol();

    @Test
    void listsModelsWithAllThatClientsTakeForGranted() {
        assertThat(protocol.models(List.of(new Model("smart", Set.of())), TestRequest.get("/api/tags"))
                        .utf8())
                .isEqualTo(
                        "{\"models\":[{\"name\":\"smart\",\"model\":\"smart\",\"modified_at\":\"2025-01-01T00:00:00Z\","
                                + "\"size\":0,\"digest\":\"544e2d6145f6ea1d858b94f75a392dac7f53df9403948acd1e939e6dfbc64104\","
                                + "\"details\":{\"parent_model\":\"\",\"format\":\"\",\"family\":\"fairlead\","
                                + "\"families\":[\"fairlead\"],\"parameter_size\":\"\",\"quantization_level\":\"\","
                                + "\"context_length\":131072}}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "'', completion tools vision thinking",
        "tools, completion tools",
        "tools vision reasoning, completion tools vision thinking",
        "streaming, completion",
        "embeddings, embedding"
    })
    void showsWhatAModelCanDo(String declared, String shown) {
        Set<Capability> capabilities = declared.isEmpty()
                ? Set.of()
                : Set.copyOf(List.of(declared.split(" ")).stream()
                        .map(Capability::of)
                        .toList());
        String answer = show("{\"model\":\"smart\"}", new Model("smart", capabilities));

        String row = protocol.models(List.of(new Model("smart", capabilities)), TestRequest.get("/api/tags"))
                .utf8();

        assertThat(row.contains("\"capabilities\":[\"" + shown.replace(" ", "\",\"") + "\"]"))
                .isEqualTo(!declared.isEmpty());
        assertThat(answer)
                .contains("\"capabilities\":[\"" + shown.replace(" ", "\",\"") + "\"]")
                .contains("\"general.architecture\":\"fairlead\"", "\"fairlead.context_length\":131072");
    }

    @Test
    void knowsTheOlderNameOfTheMember() {
        assertThat(show("{\"name\":\"smart\"}", new Model("smart", Set.of()))).contains("\"smart\"");
    }

    @Test
    void doesNotShowWhatIsNotThere() {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> show("{\"model\":\"nope\"}", new Model("smart", Set.of())))
                .satisfies(refused -> assertThat(refused.error().status()).isEqualTo(404));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "{\"model\":\"\"}", "{\"model\":7}"})
    void refusesWhatNamesNoModel(String body) {
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> show(body, new Model("smart", Set.of())))
                .satisfies(refused -> assertThat(refused.error().status()).isEqualTo(400));
    }

    @Test
    void saysThatItRuns() {
        assertThat(told("GET", "/").body().utf8()).isEqualTo("Ollama is running");
        assertThat(told("GET", "/").contentType()).startsWith("text/plain");
        assertThat(told("GET", "/api/version").body().utf8()).matches("\\{\"version\":\"\\d+\\.\\d+\\.\\d+\"}");
        assertThat(told("GET", "/api/ps").body().utf8()).isEqualTo("{\"models\":[]}");
    }

    @Test
    void tellsOfErrorsInOneText() {
        RouterError error = RouterError.builder(ErrorCode.NO_CANDIDATE, "Nobody is left.")
                .reasons(List.of(RouterError.Reason.of("a/m", "health", "paused", Duration.ofSeconds(5))))
                .build();

        assertThat(protocol.error(error).body().utf8())
                .isEqualTo("{\"error\":\"Nobody is left.\",\"code\":\"no_candidate_available\",\"candidates\":["
                        + "{\"deployment\":\"a/m\",\"reason\":\"health\",\"detail\":\"paused\",\"retry_after\":5}]}");
    }

    private String show(String body, ModelEntry model) {
        return Objects.requireNonNull(protocol.info(
                        Endpoint.info("POST", "/api/show"),
                        TestRequest.post("/api/show"),
                        Slice.utf8(body),
                        new One(model)))
                .body()
                .utf8();
    }

    private InfoAnswer told(String method, String path) {
        return Objects.requireNonNull(protocol.info(
                Endpoint.info(method, path), TestRequest.get(path), Slice.EMPTY, new One(new Model("m", Set.of()))));
    }

    private record One(ModelEntry model) implements OfferedModels {
        @Override
        public List<ModelEntry> listed() {
            return List.of(model);
        }

        @Override
        public @Nullable ModelEntry find(String name) {
            return name.equals(model.id()) ? model : null;
        }
    }

    private record Model(String id, Set<Capability> capabilities) implements ModelEntry {
        @Override
        public String owner() {
            return "fairlead";
        }

        @Override
        public Instant created() {
            return Instant.ofEpochSecond(1_735_689_600);
        }

        @Override
        public OptionalLong contextWindow() {
            return OptionalLong.of(131_072);
        }

        @Override
        public OptionalLong maxOutput() {
            return OptionalLong.empty();
        }
    }
}
