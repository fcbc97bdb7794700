package io.fairlead.plugin.openai.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Origin;
import io.fairlead.toolkit.BaseUrl;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
                        "azure",
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
                        "perplexity-agent",
                        "cerebras",
                        "gemini",
                        "moonshot",
                        "minimax",
                        "qwen",
                        "cohere",
                        "nvidia",
                        "deepinfra",
                        "novita",
                        "nebius",
                        "sambanova",
                        "scaleway",
                        "huggingface",
                        "github-models");
    }

    @Test
    void takeResponsesWhereTheVendorHasThem() {
        assertThat(Presets.named("openai").dialects())
                .containsExactly("openai.chat", "openai.completions", "openai.embeddings", "openai.responses");
        assertThat(Presets.named("groq").dialects()).containsExactly("openai.chat", "openai.responses");
        assertThat(Presets.named("perplexity-agent").dialects()).containsExactly("openai.responses");
        assertThat(Presets.named("mistral").dialects()).doesNotContain("openai.responses");
        assertThat(Presets.named("mistral").withResponses(true).dialects()).contains("openai.responses");
        assertThat(Presets.named("openai").withResponses(false).dialects()).doesNotContain("openai.responses");
    }

    /** With {@code -Dgolden.rewrite=true} the page is written anew. */
    @Test
    void standOnTheirPage() throws Exception {
        Path page = Path.of("..", "..", "docs", "presets.md");
        String text = Files.readString(page);
        int start = text.indexOf(PresetTable.HEAD);
        String expected = text.substring(0, start) + PresetTable.of(Presets.names());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(page, expected);
            return;
        }
        assertThat(text).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("names")
    void areUsableAsTheyStand(String name) {
        Preset preset = Presets.named(name);
        if (preset.access().hosts().isEmpty()) {
            BaseUrl base = BaseUrl.parse(preset.baseUrl(), BaseUrl.Rules.of("/v1", preset.baseUrl(), List.of()));
            assertThat(base.text()).isEqualTo(preset.baseUrl());
        }
        assertThat(preset.dialects()).isNotEmpty().allMatch(dialect -> dialect.startsWith("openai."));
        assertThat(preset.replies().prices()).isIn("none", "token", "million");
        assertThat(preset.replies().models().orElse("/")).matches("/.*|https://.+");
    }

    @Test
    void areFoundByTheirHostButNotAtTheLocalHost() {
        assertThat(Presets.at(Origin.of(URI.create("https://api.groq.com/x"))))
                .get()
                .extracting(Preset::name)
                .isEqualTo("groq");
        assertThat(Presets.at(Origin.of(URI.create("https://mine.openai.azure.com"))))
                .get()
                .extracting(Preset::name)
                .isEqualTo("azure");
        assertThat(Presets.at(Origin.of(URI.create("https://openai.azure.com.example"))))
                .isEmpty();
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
