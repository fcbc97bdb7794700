package io.fairlead.plugin.anthropic.chat;

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
    void settings_have_their_own_names() {
        ChatRequest request = request("\"stop_sequences\":[\"a\"],\"metadata\":{\"user_id\":\"u\"},\"top_k\":3");

        assertThat(request.clientPath("stop")).isEqualTo("stop_sequences");
        assertThat(request.clientPath("user")).isEqualTo("metadata.user_id");
        assertThat(request.clientPath("top_k")).isEqualTo("top_k");
        assertThat(request.clientPath("parallel_tool_calls")).isEqualTo("tool_choice.disable_parallel_tool_use");
        assertThat(request.clientPath("response_format")).isEqualTo("output_config.format");
        assertThat(request.clientPath("metadata.x")).isEqualTo("metadata.x");
    }

    @Test
    void thinking_is_called_as_it_was_asked_for() {
        assertThat(request("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048}")
                        .clientPath("reasoning"))
                .isEqualTo("thinking");
        assertThat(request("\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":2048}")
                        .clientPath("reasoning.budget"))
                .isEqualTo("thinking.budget_tokens");
        assertThat(request("\"output_config\":{\"effort\":\"low\"}").clientPath("reasoning"))
                .isEqualTo("output_config.effort");
        assertThat(request("\"output_config\":{\"effort\":\"low\"}").clientPath("reasoning.effort"))
                .isEqualTo("output_config.effort");
        assertThat(request("\"thinking\":{\"type\":\"disabled\"}").clientPath("reasoning.effort"))
                .isEqualTo("thinking.type");
    }

    @Test
    void a_system_prompt_is_no_message() {
        ChatRequest request = request(
                "\"messages\":[{\"role\":\"user\",\"content\":\"hello\"},{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\",\"id\":\"t\",\"name\":\"f\",\"input\":{}}]},{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"is_error\":true,\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"document\",\"title\":\"d\",\"source\":{\"type\":\"url\",\"url\":\"https://a.example/b\"}}]}]}],\"system\":[{\"type\":\"text\",\"text\":\"s\",\"cache_control\":{}}]");

        assertThat(request.clientPath("messages[0].content[0].cache_control")).isEqualTo("system[0].cache_control");
        assertThat(request.clientPath("messages[0].role")).isEqualTo("system");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("messages[0].content");
        assertThat(request.clientPath("messages[1].role")).isEqualTo("messages[0].role");
        assertThat(request.clientPath("messages[2].content[0]")).isEqualTo("messages[1].content[0]");
        assertThat(request.clientPath("messages[3].content[0].is_error")).isEqualTo("messages[2].content[0].is_error");
        assertThat(request.clientPath("messages[3].content[0].content[1].name"))
                .isEqualTo("messages[2].content[0].content[1].title");
    }

    @Test
    void a_system_prompt_may_be_a_text() {
        ChatRequest request = request(
                "\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":\"a\"}]}]");

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("system");
        assertThat(request.clientPath("messages[1].content[0].content[0]")).isEqualTo("messages[0].content[0].content");
    }

    @Test
    void tools_are_counted_with_those_of_the_vendor() {
        ChatRequest request = request(
                "\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"},{\"name\":\"f\",\"input_schema\":{},\"strict\":true}]");

        assertThat(request.clientPath("tools[0].strict")).isEqualTo("tools[1].strict");
        assertThat(request.clientPath("tools[0]")).isEqualTo("tools[0]");
    }
}
