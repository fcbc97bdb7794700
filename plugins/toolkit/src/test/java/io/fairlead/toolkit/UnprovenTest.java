package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.deployment.Deployment;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnprovenTest {
    private static final String PROOF = "vendor:signature";

    private final List<String> told = new ArrayList<>();

    private record Asked(boolean withoutProofs) implements Target {
        @Override
        public Deployment deployment() {
            throw new UnsupportedOperationException("proofs do not depend on it");
        }

        @Override
        public RequestFacts facts() {
            throw new UnsupportedOperationException("proofs do not depend on them");
        }

        @Override
        public boolean askUsage() {
            return false;
        }
    }

    private static ChatRequest request() {
        return ChatRequest.builder("m")
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("u"))))
                .message(ChatMessage.of(
                        ChatRole.ASSISTANT,
                        List.of(
                                ChatPart.thinking("t", "openai:rs:sealed"),
                                ChatPart.toolCall("c", "f", "{}", Map.of(PROOF, "\"s\"", "vendor:other", "1")),
                                ChatPart.toolCall("d", "f", "{}"))))
                .seed(7)
                .build();
    }

    @Test
    void leavesARequestAloneWhoseProofsAreRead() {
        ChatRequest request = request();

        assertThat(Unproven.of(request, new Asked(false), PROOF, (path, _) -> told.add(path)))
                .isSameAs(request);
        assertThat(told).isEmpty();
    }

    @Test
    void takesProofsOffWhatAnUpstreamCannotRead() {
        ChatRequest without = Unproven.of(request(), new Asked(true), PROOF, (path, _) -> told.add(path));

        List<ChatPart> parts = without.messages().getLast().parts();
        assertThat(parts.getFirst()).isEqualTo(ChatPart.thinking("t", null));
        assertThat(parts.get(1)).isEqualTo(ChatPart.toolCall("c", "f", "{}", Map.of("vendor:other", "1")));
        assertThat(parts.getLast()).isEqualTo(ChatPart.toolCall("d", "f", "{}"));
        assertThat(without.messages().getFirst()).isEqualTo(request().messages().getFirst());
        assertThat(without.seed()).hasValue(7);
        assertThat(told)
                .as("thoughts are reported by who leaves them out")
                .containsExactly("messages[1].content[1].signature");
    }
}
