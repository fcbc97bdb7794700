package io.fairlead.plugin.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.error.RouterException;
import io.fairlead.plugin.openai.responses.request.RequestCodec;
import io.fairlead.testkit.HeapBody;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatefulTest {
    private static ChatRequest decode(String members, List<String> lost) {
        return RequestCodec.decode(
                HeapBody.json("{\"model\":\"m\"," + members + "}"), "m", (path, reason) -> lost.add(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"previous_response_id\":\"resp_1\" | previous_response_id",
                "\"conversation\":\"conv_1\" | conversation",
                "\"conversation\":{\"id\":\"conv_1\"} | conversation",
                "\"prompt\":{\"id\":\"pmpt_1\"} | prompt",
                "\"background\":true | background",
                "\"input\":[{\"type\":\"item_reference\",\"id\":\"msg_1\"}] | input[0]"
            })
    void refusesByNameWhatNeedsAStore(String members, String parameter) {
        assertThatThrownBy(() -> decode(members, new ArrayList<>()))
                .isInstanceOfSatisfying(RouterException.class, refused -> {
                    assertThat(refused.error().status()).isEqualTo(400);
                    assertThat(refused.error().parameter()).isEqualTo(parameter);
                })
                .hasMessageContaining("the gateway stores nothing");
    }

    @Test
    void doesWithoutTheStoreWhereNothingIsToBeRead() {
        List<String> lost = new ArrayList<>();

        decode("\"input\":\"Hi\",\"store\":true,\"background\":false,\"previous_response_id\":null", lost);

        assertThat(lost).containsExactly("store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"input\":[{\"role\":\"nobody\",\"content\":\"x\"}] | input[0]",
                "\"input\":[{\"role\":\"user\",\"content\":[{\"text\":\"x\"}]}] | input[0].content[0]",
                "\"input\":[7] | input[0]",
                "\"instructions\":[] | instructions",
                "\"tools\":{} | tools",
                "\"top_logprobs\":21 | top_logprobs",
                "\"max_output_tokens\":0 | max_output_tokens",
                "\"max_output_tokens\":-1 | max_output_tokens"
            })
    void namesTheMemberThatIsOffTheForm(String members, String parameter) {
        assertThatThrownBy(() -> decode(members, new ArrayList<>()))
                .isInstanceOfSatisfying(
                        RouterException.class,
                        refused -> assertThat(refused.error().parameter()).isEqualTo(parameter));
    }
}
