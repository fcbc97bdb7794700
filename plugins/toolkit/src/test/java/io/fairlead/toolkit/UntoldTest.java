package io.fairlead.toolkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntoldTest {
    private final List<String> lost = new ArrayList<>();

    @Test
    void tellsOfAProofThatTheApiHasNoPlaceFor() {
        note(false, ChatEvent.thinking(0, "hm", "proof"), ChatEvent.text(0, "so"));
        assertThat(lost).containsExactly("thinking.signature");
    }

    @Test
    void keepsSilentWhereNothingIsLost() {
        note(true, ChatEvent.thinking(0, "hm", "proof"), ChatEvent.text(0, "so"));
        note(false, ChatEvent.thinking(0, "hm", null), ChatEvent.text(0, "so"));
        note(
                false,
                ChatEvent.thinking(0, "", "proof"),
                ChatEvent.toolCallStarted(0, 0, "c", "t", Map.of("gemini:thoughtSignature", "\"proof\"")));
        note(false, ChatEvent.finished(0, FinishReason.TOOL_CALLS, null));
        assertThat(lost).isEmpty();
    }

    @Test
    void tellsOfAProofBeforeACallThatComesWithoutIt() {
        note(false, ChatEvent.thinking(0, "", "proof"), ChatEvent.toolCallStarted(0, 0, "c", "t", Map.of()));
        assertThat(lost).containsExactly("thinking.signature");
    }

    @Test
    void tellsOfEndingsThatOtherApisHaveNoWordFor() {
        note(true, ChatEvent.finished(0, FinishReason.of("pause_turn"), "END"));
        assertThat(lost).containsExactly("finish_reason", "stop_sequence");
    }

    private void note(boolean signed, ChatEvent... events) {
        Untold untold = new Untold((path, reason) -> lost.add(path), signed);
        List.of(events).forEach(untold::note);
    }
}
