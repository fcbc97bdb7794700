package io.fairlead.plugin.anthropic.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Where the operator is heard within a conversation.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages">the vendor's
 *     rules</a>
 */
class OperatorTest {
    private static final Map<Character, ChatMessage> SAYINGS = Map.of(
            's',
            ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text("s"))),
            'u',
            ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("u"))),
            'a',
            ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.text("a"))),
            'c',
            ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.toolCall("toolu_1", "look", "{}"))),
            't',
            ChatMessage.of(ChatRole.TOOL, List.of(ChatPart.toolResult("toolu_1", List.of(), false))),
            'e',
            ChatMessage.of(ChatRole.ASSISTANT, List.of(ChatPart.text(""))));

    private final List<String> lost = new ArrayList<>();

    /** A letter is a message: of the operator, the user, the assistant, its call, the tool, or an empty one. */
    @ParameterizedTest
    @CsvSource({
        "su, u",
        "us, us",
        "usas, usa",
        "ssuasu, uau",
        "suasua, uaua",
        "usau, usau",
        "ussa, usa",
        "ucts, ucus",
        "uctsa, ucusa",
        "ucsta, ucua",
        "usea, usa",
        "esu, u",
        "se, u"
    })
    void keepsThePlaceThatTheVendorTakes(String said, String sent) {
        assertThat(roles(encode("claude-opus-5-5", said))).isEqualTo(sent);
    }

    @Test
    void isReportedWhereItIsMoved() {
        encode("claude-opus-5-5", "suasusas");

        assertThat(lost).containsExactly("messages[3].role", "messages[7].role");
    }

    @Test
    void isOneAfterEachOther() {
        assertThat(encode("claude-opus-4-8", "uss"))
                .contains(
                        "{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"s\"},{\"type\":\"text\",\"text\":\"s\"}]}");
        assertThat(lost).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"claude-opus-4-7", "claude-sonnet-4-5", "claude-3-5-haiku", "made-up"})
    void isMovedToTheFrontForOlderModels(String model) {
        assertThat(encode(model, "usa")).contains("\"system\":\"s\"").doesNotContain("\"role\":\"system\"");
        assertThat(lost).containsExactly("messages[1].role");
    }

    private static String roles(String json) {
        StringBuilder roles = new StringBuilder();
        for (String message : json.split("\"role\":\"", -1)) {
            roles.append(message.charAt(0));
        }
        String all = roles.substring(1);
        return json.contains("tool_use\"") ? all.replaceFirst("a", "c") : all;
    }

    private String encode(String model, String said) {
        ChatRequest.Builder request = ChatRequest.builder("m").maxOutputTokens(9);
        said.chars().forEach(letter -> request.message(Objects.requireNonNull(SAYINGS.get((char) letter))));
        RequestFacts facts = RequestFacts.builder(Operation.CHAT, "m").build();
        TestTarget target = TestTarget.of(TestDeployment.of("p", model), facts);
        return ChatCodec.encode(request.build(), target, (path, reason) -> lost.add(path))
                .utf8();
    }
}
