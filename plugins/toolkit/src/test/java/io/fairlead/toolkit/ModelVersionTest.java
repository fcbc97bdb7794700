package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelVersionTest {
    @ParameterizedTest
    @CsvSource({
        "gpt-5, 5, 0",
        "gpt-5-2025-08-07, 5, 0",
        "openai/GPT-5.6-sol, 5, 6",
        "gpt-5.10-mini, 5, 10",
        "gpt-35-turbo, 35, 0",
        "gpt-4o, 4, 0"
    })
    void isReadFromAName(String model, int major, int minor) {
        assertThat(ModelVersion.behind("gpt-", model)).contains(new ModelVersion(major, minor));
    }

    @ParameterizedTest
    @CsvSource({"gpt-oss-120b", "gpt-2025", "o3", "gpt-"})
    void isMissingFromOthers(String model) {
        assertThat(ModelVersion.behind("gpt-", model)).isEmpty();
    }

    @Test
    void countsMinorVersionsAsWholeNumbers() {
        assertThat(new ModelVersion(5, 5).atLeast(5, 6)).isFalse();
        assertThat(new ModelVersion(5, 6).atLeast(5, 6)).isTrue();
        assertThat(new ModelVersion(5, 10).atLeast(5, 6)).isTrue();
        assertThat(new ModelVersion(6, 0).atLeast(5, 6)).isTrue();
        assertThat(new ModelVersion(4, 10).atLeast(5, 6)).isFalse();
    }
}
