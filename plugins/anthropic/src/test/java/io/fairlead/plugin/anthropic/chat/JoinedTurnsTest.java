package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.testkit.HeapBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Messages of one role after the other are one turn in this API; in others results stand right behind their calls. */
final class JoinedTurnsTest {
    private static final String RESULTS =
            "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':'1'},"
                    + "{'type':'tool_result','tool_use_id':'b','content':'2'}]}";

    @Test
    void calls_that_are_answered_together_are_of_one_message() {
        ChatRequest request = request(
                "{'role':'user','content':'q'}",
                "{'role':'assistant','x':1,'content':[{'type':'text','text':'t'},{'type':'tool_use','id':'a','name':'f','input':{}}]}",
                "{'role':'assistant','y':2,'content':'and'}",
                "{'role':'assistant','z':3,'content':[{'type':'tool_use','id':'b','name':'g','input':{},'cache_control':{}}]}",
                RESULTS);

        assertThat(request.messages()).hasSize(3);
        assertThat(request.messages().get(1).parts())
                .containsExactly(
                        ChatPart.text("t"),
                        ChatPart.toolCall("a", "f", "{}"),
                        ChatPart.text("and"),
                        ChatPart.toolCall("b", "g", "{}", Map.of("anthropic:cache_control", "{}")));
        assertThat(request.messages().get(1).extensions())
                .isEqualTo(Map.of("anthropic:x", "1", "anthropic:y", "2", "anthropic:z", "3"));
        assertThat(List.of(
                        request.clientPath("messages[1].content[1]"),
                        request.clientPath("messages[1].content[2]"),
                        request.clientPath("messages[1].content[3].cache_control"),
                        request.clientPath("messages[1].x"),
                        request.clientPath("messages[1].y"),
                        request.clientPath("messages[1].z"),
                        request.clientPath("messages[2].content[1].is_error")))
                .containsExactly(
                        "messages[1].content[1]",
                        "messages[2].content",
                        "messages[3].content[0].cache_control",
                        "messages[1].x",
                        "messages[2].y",
                        "messages[3].z",
                        "messages[4].content[1].is_error");
    }

    @Test
    void others_stay_apart() {
        ChatRequest request = request(
                "{'role':'assistant','content':'a'}",
                "{'role':'assistant','content':[{'type':'tool_use','id':'a','name':'f','input':{}}]}",
                "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':'1'}]}",
                "{'role':'assistant','content':'b'}",
                "{'role':'user','content':'c'}",
                "{'role':'user','content':'d'}");

        assertThat(request.messages())
                .extracting(message -> message.role())
                .containsExactly(
                        ChatRole.ASSISTANT,
                        ChatRole.ASSISTANT,
                        ChatRole.TOOL,
                        ChatRole.ASSISTANT,
                        ChatRole.USER,
                        ChatRole.USER);
    }

    @Test
    void a_member_that_both_have_keeps_them_apart() {
        ChatRequest request = request(
                "{'role':'assistant','x':1,'content':[{'type':'tool_use','id':'a','name':'f','input':{}}]}",
                "{'role':'assistant','x':2,'content':[{'type':'tool_use','id':'b','name':'f','input':{}}]}",
                RESULTS);

        assertThat(request.messages()).hasSize(3);
    }

    private static ChatRequest request(String... messages) {
        String json = "{'model':'m','messages':[" + String.join(",", messages) + "]}";
        return ChatCodec.decode(HeapBody.json(json.replace('\'', '"')), "m", (path, reason) -> {});
    }
}
