package io.fairlead.plugin.openai.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.testkit.HeapBody;
import org.junit.jupiter.api.Test;

/** What is lost has the name that a client of this API gave it. */
final class ClientNamesTest {
    private static ChatRequest request(String members) {
        return ChatCodec.decode(HeapBody.json("{\"model\":\"m\"," + members + "}"), "m", (path, reason) -> {});
    }

    @Test
    void a_bound_is_called_as_the_client_called_it() {
        assertThat(request("\"max_tokens\":5").clientPath("max_tokens")).isEqualTo("max_tokens");
        assertThat(request("\"max_completion_tokens\":5").clientPath("max_tokens"))
                .isEqualTo("max_completion_tokens");
        assertThat(request("\"max_completion_tokens\":5,\"max_tokens\":9").clientPath("max_tokens"))
                .isEqualTo("max_completion_tokens");
        assertThat(request("\"max_tokens\":9,\"max_completion_tokens\":-1").clientPath("max_tokens"))
                .isEqualTo("max_tokens");
    }

    @Test
    void an_effort_is_one_member() {
        ChatRequest request = request("\"reasoning_effort\":\"low\"");

        assertThat(request.clientPath("reasoning")).isEqualTo("reasoning_effort");
        assertThat(request.clientPath("reasoning.effort")).isEqualTo("reasoning_effort");
    }

    @Test
    void a_member_of_another_vendor_keeps_its_name() {
        ChatRequest request = request("\"reasoning\":{\"max_tokens\":5}");

        assertThat(request.clientPath("reasoning")).isEqualTo("reasoning");
    }

    @Test
    void parts_stand_in_the_members_that_they_came_in() {
        ChatRequest request = request(
                "\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"},\"extra_content\":{\"google\":{\"thought_signature\":\"x\"}}}],\"refusal\":\"no\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}],\"reasoning\":\"hm\"},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]},{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"a\"}]");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("messages[0].content");
        assertThat(request.clientPath("messages[0].role")).isEqualTo("messages[0].role");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("messages[1].reasoning");
        assertThat(request.clientPath("messages[1].content[1]")).isEqualTo("messages[1].content[0]");
        assertThat(request.clientPath("messages[1].content[2]")).isEqualTo("messages[1].content[1]");
        assertThat(request.clientPath("messages[1].content[3]")).isEqualTo("messages[1].refusal");
        assertThat(request.clientPath("messages[1].content[4]")).isEqualTo("messages[1].tool_calls[0]");
        assertThat(request.clientPath("messages[1].content[4].thought_signature"))
                .isEqualTo("messages[1].tool_calls[0].extra_content.google.thought_signature");
        assertThat(request.clientPath("messages[2].content[0]")).isEqualTo("messages[2]");
        assertThat(request.clientPath("messages[2].content[0].content[1]")).isEqualTo("messages[2].content[1]");
        assertThat(request.clientPath("messages[3].content[0].content[0]")).isEqualTo("messages[3].content");
        assertThat(request.clientPath("messages[1].content[5]")).isEqualTo("messages[1].content[5]");
        assertThat(request.clientPath("messages[4]")).isEqualTo("messages[4]");
    }

    @Test
    void calls_of_the_older_form_are_a_member() {
        ChatRequest request = request(
                "\"messages\":[{\"role\":\"assistant\",\"content\":null,\"function_call\":{\"name\":\"f\",\"arguments\":\"{}\"}}]");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("messages[0].function_call");
    }

    @Test
    void members_of_pictures_and_files_are_within_them() {
        ChatRequest request = request(
                "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://a.example/b\",\"detail\":\"low\"}},{\"type\":\"file\",\"file\":{\"file_data\":\"data:application/pdf;base64,AAAA\",\"filename\":\"a.pdf\"}}]}]");

        assertThat(request.clientPath("messages[0].content[0].detail"))
                .isEqualTo("messages[0].content[0].image_url.detail");
        assertThat(request.clientPath("messages[0].content[1].name")).isEqualTo("messages[0].content[1].file.filename");
    }

    @Test
    void members_of_functions_are_counted_with_tools_of_other_kinds() {
        ChatRequest request = request(
                "\"tools\":[{\"type\":\"made_up\"},{\"type\":\"custom\",\"custom\":{\"name\":\"c\"}},{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}}]");

        assertThat(request.clientPath("tools[0].custom.format")).isEqualTo("tools[1].custom.format");
        assertThat(request.clientPath("tools[1].strict")).isEqualTo("tools[2].function.strict");
    }
}
