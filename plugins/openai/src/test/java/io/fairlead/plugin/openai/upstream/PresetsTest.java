package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Origin;
import io.fairlead.toolkit.BaseUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    static List<String> names() {
        return Presets.names();
    }

    @Test
    void coverTheVendorsWeName() {
        assertThat(names())
                .contains(
                        "openai",
                        "groq",
                        "together",
                        "openrouter",
                        "mistral",
                        "deepseek",
                        "xai",
                        "fireworks",
                        "lm-studio",
                        "vllm",
                        "llama-cpp",
                        "zai",
                        "zai-coding",
                        "chutes",
                        "ollama",
                        "perplexity",
                        "cerebras",
                        "gemini");
    }

    @ParameterizedTest
    @MethodSource("names")
    void areUsableAsTheyStand(String name) {
        Preset preset = Presets.named(name);
        BaseUrl base = BaseUrl.parse(preset.baseUrl(), BaseUrl.Rules.of("/v1", preset.baseUrl(), List.of()));

        assertThat(base.text()).isEqualTo(preset.baseUrl());
        assertThat(preset.dialects()).isNotEmpty().allMatch(dialect -> dialect.startsWith("openai."));
        assertThat(preset.replies().prices()).isIn("none", "token", "million");
    }

    @Test
    void areFoundByTheirHostButNotAtTheLocalHost() {
        assertThat(Presets.at(Origin.of(URI.create("https://api.groq.com/x"))))
                .get()
                .extracting(Preset::name)
                .isEqualTo("groq");
        assertThat(Presets.at(Origin.of(URI.create("http://localhost:11434")))).isEmpty();
    }

    @Test
    void sayWhereEachRowIsFrom() throws Exception {
        try (var in = Objects.requireNonNull(Presets.class.getResourceAsStream("presets.json"))) {
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);

            assertThat(file.split("\"source\": \"https://", -1)).hasSize(names().size() + 1);
            assertThat(file.split("\"read\": \"20", -1)).hasSize(names().size() + 1);
        }
    }
}
