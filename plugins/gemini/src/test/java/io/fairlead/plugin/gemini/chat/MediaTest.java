package io.fairlead.plugin.gemini.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatPart;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTest {
    @ParameterizedTest
    @CsvSource({"audio/wav, wav", "audio/x-wav, wav", "audio/mp3, mp3", "audio/mpeg, mp3", "audio/ogg, ogg"})
    void callsSoundAsOthersDo(String type, String format) {
        assertThat(new Media(type, "AAAA", null, null).part(Map.of()))
                .isEqualTo(ChatPart.audio(format, "AAAA", Map.of()));
    }
}
