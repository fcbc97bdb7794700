package io.fairlead.plugin.openai.responses.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;

/** What is lost has the name that a client of this API gave it. */
final class ClientNamesTest {
    private static ChatRequest request(String members) {
        return RequestCodec.decode(HeapBody.json("{\"model\":\"m\"," + members + "}"), "m", (path, reason) -> {});
    }

    @Test
    void settings_have_their_own_names() {
        ChatRequest request = request(
                "\"max_output_tokens\":5,\"text\":{\"verbosity\":\"low\",\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"description\":\"d\",\"schema\":{}}}");

        assertThat(request.clientPath("max_tokens")).isEqualTo("max_output_tokens");
        assertThat(request.clientPath("verbosity")).isEqualTo("text.verbosity");
        assertThat(request.clientPath("response_format")).isEqualTo("text.format");
        assertThat(request.clientPath("response_format.json_schema.description"))
                .isEqualTo("text.format.description");
        assertThat(request.clientPath("reasoning.effort")).isEqualTo("reasoning.effort");
    }

    @Test
    void probabilities_are_called_as_they_were_asked_for() {
        assertThat(request("\"top_logprobs\":3").clientPath("logprobs")).isEqualTo("top_logprobs");
        assertThat(request("\"include\":[\"message.output_text.logprobs\"]").clientPath("logprobs"))
                .isEqualTo("include");
    }

    @Test
    void a_turn_of_several_items_is_told_apart_again() {
        ChatRequest request = request(
                "\"instructions\":\"i\",\"input\":[{\"role\":\"user\",\"content\":\"hello\"},{\"type\":\"reasoning\",\"id\":\"r\",\"summary\":[]},{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"a\"},{\"type\":\"output_text\",\"text\":\"b\"}]},{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"},{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[{\"type\":\"input_text\",\"text\":\"x\"},{\"type\":\"input_image\",\"image_url\":\"https://a.example/b\"}]}]");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("instructions");
        assertThat(request.clientPath("messages[0].role")).isEqualTo("instructions");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("input[0].content");
        assertThat(request.clientPath("messages[2].content[0]")).isEqualTo("input[1]");
        assertThat(request.clientPath("messages[2].content[1]")).isEqualTo("input[2].content[0]");
        assertThat(request.clientPath("messages[2].content[2]")).isEqualTo("input[2].content[1]");
        assertThat(request.clientPath("messages[2].content[3]")).isEqualTo("input[3]");
        assertThat(request.clientPath("messages[2].content[3].thought_signature"))
                .isEqualTo("input[3].extra_content.google.thought_signature");
        assertThat(request.clientPath("messages[2].x")).isEqualTo("input[2].x");
        assertThat(request.clientPath("messages[3].content[0]")).isEqualTo("input[4]");
        assertThat(request.clientPath("messages[3].content[0].content[1].detail"))
                .isEqualTo("input[4].output[1].detail");
    }

    @Test
    void input_may_be_a_text() {
        ChatRequest request = request("\"input\":\"hello\"");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("input");
    }

    @Test
    void files_have_names() {
        ChatRequest request = request(
                "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"file_url\":\"https://a.example/b.pdf\",\"filename\":\"b\"}]}]");

        assertThat(request.clientPath("messages[0].content[0].name")).isEqualTo("input[0].content[0].filename");
    }
}
