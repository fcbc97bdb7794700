package io.fairlead.plugin.openai.responses.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request says of its tools is refused where it has none. */
final class WithoutToolsTest {
    private static final Map<String, ToolChoice> CHOICES =
            Map.of("auto", ToolChoice.AUTO, "none", ToolChoice.NONE, "required", ToolChoice.REQUIRED);
    private static final String BARE = "{\"model\":\"m\",\"input\":[],\"store\":false}";

    private final List<String> lost = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"auto, ", "none, ", "required, tool_choice", "f, tool_choice"})
    void only_that_one_has_to_be_called_is_lost(String choice, @Nullable String loss) {
        ToolChoice asked = CHOICES.getOrDefault(choice, ToolChoice.tool(choice));

        assertThat(encode(ChatRequest.builder("m").toolChoice(asked).parallelToolCalls(true)))
                .isEqualTo(BARE);
        assertThat(lost).isEqualTo(loss == null ? List.of() : List.of(loss));
    }

    @Test
    void so_is_a_choice_in_the_own_form_of_the_api() {
        assertThat(encode(ChatRequest.builder("m").extension("openai.responses:tool_choice", "{\"type\":\"x\"}")))
                .isEqualTo(BARE);
        assertThat(lost).containsExactly("tool_choice");
    }

    private String encode(ChatRequest.Builder request) {
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        TestTarget target = TestTarget.of(TestDeployment.of("p", "m"), facts);
        return RequestCodec.encode(request.build(), target, (path, reason) -> lost.add(path))
                .utf8();
    }
}
