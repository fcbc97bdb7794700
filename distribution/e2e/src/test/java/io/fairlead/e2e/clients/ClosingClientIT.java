package io.fairlead.e2e.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that want their connection closed after the answer, as many simple ones do. */
@ExtendWith(OnStage.class)
final class ClosingClientIT {
    private static final String CLOSE = "Connection: close";

    private final Stage stage;

    ClosingClientIT(Stage stage) {
        this.stage = stage;
    }

    @Test
    void get_their_stream_to_its_last_chunk() throws IOException {
        Answer answer = stage.post(Ask.CHAT, Ask.streamedChat("smart"), CLOSE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.events()).last().isEqualTo("[DONE]");
    }

    @Test
    void get_their_whole_answer() throws IOException {
        assertThat(stage.post(Ask.CHAT, Ask.chat("smart"), CLOSE).status()).isEqualTo(200);
    }
}
