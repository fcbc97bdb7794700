package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose rules a model gets. A new minor version was taken for the old one that its name begins with. */
class ModelRulesTest {
    private static final String NEWEST = "claude-";

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-7",
        "claude-sonnet-4.7",
        "claude-opus-5-6",
        "claude-opus-5-6-20270101",
        "claude-opus-5-6@20270101",
        "anthropic.claude-opus-5-10-v1:0",
        "claude-opus-50",
        "claude-fable-5-3",
        "claude-mythos-6",
        "claude-novel-1",
    })
    void takesAnUnknownVersionForTheNewest(String model) {
        assertThat(ModelRules.of(model).name()).isEqualTo(NEWEST);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-sonnet-4-20250514, claude-sonnet-4",
        "claude-sonnet-4@20250514, claude-sonnet-4",
        "claude-sonnet-4-1m, claude-sonnet-4",
        "anthropic.claude-sonnet-4-20250514-v1:0, claude-sonnet-4",
        "claude-sonnet-4-0, claude-sonnet-4-0",
        "claude-opus-4-0, claude-opus-4-0",
        "claude-opus-4-1-20250805, claude-opus-4-1",
        "anthropic/claude-sonnet-4.5, claude-sonnet-4-5",
        "claude-haiku-4-5@20251001, claude-haiku-4-5",
        "claude-opus-5-5-20260922, claude-opus-5-5",
        "claude-haiku-5-5, claude-haiku-5-5",
        "claude-fable-5-2, claude-fable-5-2",
        "claude-mythos-5-2, claude-mythos-5-2",
        "claude-3-haiku-20240307, claude-3",
        "claude-3.5-sonnet, claude-3-5",
    })
    void knowsAVersionByItsName(String model, String name) {
        assertThat(ModelRules.of(model).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
        "claude-4-sonnet, claude-4, BUDGET",
        "claude-4-opus-20250514, claude-4, BUDGET",
        "claude-4.5-sonnet, claude-4-5, BUDGET",
        "claude-4.6-opus, claude-4-6, EITHER",
        "claude-2, claude-2, NONE",
        "claude-2.1, claude-2-1, NONE",
        "anthropic.claude-v2:1, claude-v2, NONE",
        "claude-instant-1.2, claude-instant-, NONE",
    })
    void knowsOlderNames(String model, String name, ModelRules.Thinking thinking) {
        assertThat(ModelRules.of(model).name()).isEqualTo(name);
        assertThat(ModelRules.of(model).thinking()).isEqualTo(thinking);
    }

    @ParameterizedTest
    @CsvSource({"claude-fable-5-2, ALWAYS, false", "claude-mythos-5-2, ALWAYS, false", "claude-haiku-5-5, ON, true"})
    void knowsTheNewerOfTheFifth(String model, ModelRules.Unasked unasked, boolean forced) {
        assertThat(ModelRules.of(model).unasked()).isEqualTo(unasked);
        assertThat(ModelRules.of(model).forced()).isEqualTo(forced);
    }
}
