package io.fairlead.plugin.ollama.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.testkit.HeapBody;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What is lost has the name that a client of this API gave it. */
final class ClientNamesTest {
    private static ChatRequest request(String members) {
        return ChatCodec.chat(Clock.systemUTC())
                .decode(HeapBody.json("{\"model\":\"m\"," + members + "}"), "m", (path, reason) -> {});
    }

    @Test
    void settings_stand_among_the_options() {
        ChatRequest request = request("\"options\":{\"top_k\":3},\"format\":\"json\",\"think\":true");

        assertThat(request.clientPath("top_k")).isEqualTo("options.top_k");
        assertThat(request.clientPath("max_tokens")).isEqualTo("options.num_predict");
        assertThat(request.clientPath("stop")).isEqualTo("options.stop");
        assertThat(request.clientPath("response_format")).isEqualTo("format");
        assertThat(request.clientPath("reasoning")).isEqualTo("think");
        assertThat(request.clientPath("reasoning.effort")).isEqualTo("think");
        assertThat(request.clientPath("logprobs")).isEqualTo("logprobs");
    }

    @Test
    void an_option_at_the_top_keeps_its_name() {
        ChatRequest request = request("\"temperature\":1");

        assertThat(request.clientPath("temperature")).isEqualTo("temperature");
    }

    @Test
    void parts_stand_in_the_members_that_they_came_in() {
        ChatRequest request = request(
                "\"messages\":[{\"role\":\"user\",\"content\":\"hello\",\"images\":[\"iVBOR\",\"iVBOR\"]},{\"role\":\"assistant\",\"content\":\"a\",\"thinking\":\"hm\",\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{}}}]},{\"role\":\"tool\",\"content\":\"x\",\"images\":[\"iVBOR\"]}]");

        assertThat(request.clientPath("messages[0].content[1]")).isEqualTo("messages[0].images[1]");
        assertThat(request.clientPath("messages[0].content[2]")).isEqualTo("messages[0].content");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("messages[1].thinking");
        assertThat(request.clientPath("messages[1].content[1]")).isEqualTo("messages[1].content");
        assertThat(request.clientPath("messages[1].content[2]")).isEqualTo("messages[1].tool_calls[0]");
        assertThat(request.clientPath("messages[2].content[0]")).isEqualTo("messages[2]");
        assertThat(request.clientPath("messages[2].content[0].tool_name")).isEqualTo("messages[2].tool_name");
        assertThat(request.clientPath("messages[2].content[0].content[0]")).isEqualTo("messages[2].images[0]");
        assertThat(request.clientPath("messages[2].content[0].content[1]")).isEqualTo("messages[2].content");
    }

    @Test
    void members_of_functions_are_counted_with_other_tools() {
        ChatRequest request = request(
                "\"tools\":[{\"type\":\"x\"},{\"type\":\"function\",\"function\":{\"name\":\"f\",\"strict\":true}}]");

        assertThat(request.clientPath("tools[0].strict")).isEqualTo("tools[1].function.strict");
        assertThat(request.clientPath("tools[0]")).isEqualTo("tools[0]");
    }

    @Test
    void a_prompt_stands_beside_its_pictures() {
        ChatRequest request = ChatCodec.generate(Clock.systemUTC())
                .decode(
                        HeapBody.json("{\"prompt\":\"hello\",\"images\":[\"iVBOR\"],\"system\":\"s\"}"),
                        "m",
                        (path, reason) -> {});

        assertThat(request.clientPath("messages[0].content[0]")).isEqualTo("system");
        assertThat(request.clientPath("messages[1].content[0]")).isEqualTo("images[0]");
        assertThat(request.clientPath("messages[1].content[1]")).isEqualTo("prompt");
        assertThat(request.clientPath("messages[1].role")).isEqualTo("prompt");
    }
}
