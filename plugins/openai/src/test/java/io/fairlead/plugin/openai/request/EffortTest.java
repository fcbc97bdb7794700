package io.fairlead.plugin.openai.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.Reasoning;
import io.fairlead.api.deployment.Capability;
import io.fairlead.testkit.TestDeployment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which words the vendor's models take is what its pages on them say. */
class EffortTest {
    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "gpt-5, minimal", "gpt-5-mini-2025-08-07, minimal", "gpt-5, high",
        "gpt-5.1, none", "gpt-5.2, none", "openai/gpt-5.2, xhigh",
        "gpt-5.4-mini, xhigh", "gpt-5.5, xhigh", "gpt-5.6, max",
        "gpt-5.6-sol, none", "gpt-5.10, max", "gpt-5.1-codex-max, xhigh",
        "gpt-5.3-codex, xhigh", "o3, low", "gpt-5-pro, high",
    })
    void saysWhatTheModelTakes(String model, String word) {
        assertThat(word(word, model)).isEqualTo(word);
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5, none, minimal", "gpt-5, xhigh, high", "gpt-5, max, high",
        "gpt-5.1, minimal, low", "gpt-5.1-2025-11-13, xhigh, high", "gpt-5.2, minimal, low",
        "gpt-5.5, max, xhigh", "gpt-5.6, minimal, low", "gpt-5.10-mini, minimal, low",
        "gpt-5-codex, minimal, low", "gpt-5.1-codex-mini, xhigh, high", "gpt-5-pro, low, high",
        "o1, none, low", "o3-pro, xhigh, high", "openai/o4-mini-2025-04-16, minimal, low",
    })
    void saysTheNearestThatTheModelTakes(String model, String word, String nearest) {
        assertThat(word(word, model)).isEqualTo(nearest);
        assertThat(lost).containsExactly("reasoning.effort");
    }

    @ParameterizedTest
    @CsvSource({
        "mine, xhigh", "mine, minimal", "mine, none",
        "gpt-oss-120b, minimal", "gpt-35-turbo, xhigh", "gpt-5-chat-latest, none",
        "gpt-5.5-pro, low", "gpt-6, max", "gpt-5.1, enormous",
    })
    void saysWhatItKnowsNothingOfAsItIs(String model, String word) {
        assertThat(word(word, model)).isEqualTo(word);
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"mine", "gpt-35-turbo", "gpt-5.5-pro", "gpt-oss-120b"})
    void saysTheMostOnlyToThoseThatAreKnownToHaveAWordForIt(String model) {
        assertThat(word("max", model)).isEqualTo("high");
        assertThat(lost).containsExactly("reasoning.effort");
    }

    @Test
    void turnsABudgetIntoAWordThatTheModelTakes() {
        TestDeployment model = TestDeployment.builder("p", "gpt-5-pro")
                .capabilities(Capability.REASONING)
                .build();

        assertThat(Effort.of(Reasoning.budget(2048), model, (path, reason) -> lost.add(path)))
                .isEqualTo("high");
        assertThat(lost).containsExactly("reasoning.budget");
    }

    private @Nullable String word(String word, String model) {
        return Effort.of(Reasoning.effort(word), TestDeployment.of("p", model), (path, reason) -> lost.add(path));
    }
}
