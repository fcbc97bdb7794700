package io.fairlead.plugin.ollama.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Slice;
import io.fairlead.testkit.HeapBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadAnswerTest {
    /** As "Load a model" of docs/api.md shows it. */
    @Test
    void hasTheFormOfAnAnswerWithoutWords() {
        assertThat(of(ChatCodec.chat(new SteppingClock()), "{\"model\":\"m\",\"messages\":[]}"))
                .isEqualTo(
                        "{\"model\":\"m\",\"created_at\":\"2023-11-14T22:13:20.001Z\","
                                + "\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"load\"}");
        assertThat(of(ChatCodec.generate(new SteppingClock()), "{\"model\":\"m\"}"))
                .isEqualTo("{\"model\":\"m\",\"created_at\":\"2023-11-14T22:13:20.001Z\",\"response\":\"\","
                        + "\"done\":true,\"done_reason\":\"load\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"messages\":null; load",
                "\"messages\":[ ]; load",
                "\"keep_alive\":-1; load",
                "\"keep_alive\":\"10m\"; load",
                "\"keep_alive\":0; unload",
                "\"keep_alive\":\"0s\"; unload",
                "\"messages\":[{}]; ",
                "\"messages\":[{\"role\":\"user\",\"content\":\"\"}]; ",
            })
    void isGivenWhereThereAreNoMessages(String members, @Nullable String reason) {
        String answer = of(ChatCodec.chat(new SteppingClock()), "{\"model\":\"m\"," + members + "}");

        assertThat(answer.contains("\"done_reason\":\"" + reason + "\"")).isEqualTo(reason != null);
        assertThat(answer.isEmpty()).isEqualTo(reason == null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "\"prompt\":\"\"; true",
                "\"prompt\":\"a\"; false",
                "\"images\":[\"AAAA\"]; false",
                "\"images\":[]; true"
            })
    void isGivenWhereThereIsNoPrompt(String members, boolean given) {
        String answer = of(ChatCodec.generate(new SteppingClock()), "{\"model\":\"m\"," + members + "}");

        assertThat(!answer.isEmpty()).isEqualTo(given);
    }

    private static String of(ChatCodec codec, String json) {
        Slice answer = codec.loaded("m", HeapBody.json(json));
        return answer == null ? "" : answer.utf8();
    }
}
