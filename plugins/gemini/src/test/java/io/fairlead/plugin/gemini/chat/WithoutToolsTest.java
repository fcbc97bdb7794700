package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ToolChoice;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vendor refuses settings of calls in a request without functions. */
class WithoutToolsTest {
    private final List<String> lost = new ArrayList<>();

    @Test
    void onlyThatOneHasToBeCalledIsLost() {
        assertThat(encoded(ToolChoice.AUTO)).doesNotContain("tool");
        assertThat(encoded(ToolChoice.NONE)).doesNotContain("tool");
        assertThat(lost).isEmpty();

        assertThat(encoded(ToolChoice.REQUIRED)).doesNotContain("tool");
        assertThat(encoded(ToolChoice.tool("f"))).doesNotContain("tool");
        assertThat(lost).containsExactly("tool_choice", "tool_choice");
    }

    private String encoded(ToolChoice choice) {
        ChatRequest request = ChatRequest.builder("m")
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("u"))))
                .toolChoice(choice)
                .parallelToolCalls(false)
                .build();
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        TestTarget target = TestTarget.of(TestDeployment.of("p", "gemini-3-pro"), facts);
        return ChatCodec.encode(request, target, (path, reason) -> lost.add(path))
                .utf8();
    }
}
