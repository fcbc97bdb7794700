package io.fairlead.core.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "/v1/models/{model}, /v1/models/a, a",
        "/v1/models/{model...}, /v1/models/a/b:c, a/b:c",
        "/v1/models/{model...}:generate, /v1/models/a:generate, a",
        "/v1/models/{model...}:generate, /v1/models/p/a:free:generate, p/a:free",
        "/v1/models/{model...}:generate, /v1/models/a:generate:generate, a:generate",
    })
    void findsTheVariablePart(String template, String path, String model) {
        assertThat(PathTemplate.of(template).matches(path)).isTrue();
        assertThat(PathTemplate.of(template).parameters(path)).isEqualTo(Map.of("model", model));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models/{model}, /v1/models/a/b",
        "/v1/models/{model}, /v1/models/",
        "/v1/models/{model...}, /v1/models/",
        "/v1/models/{model...}:generate, /v1/models/a",
        "/v1/models/{model...}:generate, /v1/models/:generate",
        "/v1/models/{model...}:generate, /v1/models/a:generated",
        "/v1/models/{model...}:generate, /v1/models/a:generate/b",
    })
    void matchesNoOtherPath(String template, String path) {
        assertThat(PathTemplate.of(template).matches(path)).isFalse();
        assertThat(PathTemplate.of(template).parameters(path)).isEmpty();
    }

    @Test
    void isFastWhateverThePath() {
        String path = "/v1/models/" + ":generate/".repeat(100_000);
        PathTemplate template = PathTemplate.of("/v1/models/{model...}:generate");
        Assertions.assertTimeout(
                Duration.ofSeconds(2), () -> assertThat(template.matches(path)).isFalse());
    }
}
