package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.MemoryUpstreams.Asked;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeavingTest {
    @TempDir
    Path spool;

    private final List<Asked> asked = new ArrayList<>();
    private Answer answer = Answer.json(200, "{}");
    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        Scene scene = new Scene().provider("a", "key-of-a").route("r", "a/m1");
        gateway = new FlowScene(
                scene,
                new ManualTime(),
                new MemoryUpstreams(one -> {
                    asked.add(one);
                    return answer;
                }),
                spool);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    @Test
    void endsTheCall() {
        RecordedClient client = RecordedClient.posting("{\"model\":\"r\",\"stream\":true}");
        answer = Answer.streaming()
                .event("{\"text\":\"he\"}")
                .after(client::leave)
                .event("{\"text\":\"llo\"}")
                .event("{\"end\":1}")
                .done();

        gateway.ask(client);

        assertThat(client.text()).isEqualTo("data: {\"text\":\"he\"}\n\n");
        assertThat(client.finished()).isZero();
        assertThat(gateway.last().gone()).isTrue();
        assertThat(Scene.candidate(
                                Objects.requireNonNull(
                                        gateway.snapshots().now().offering(0).find("r")),
                                "a/m1")
                        .errorScore())
                .isZero();
        assertThat(asked).hasSize(1);
    }

    /** Regression: a client that ended its side in the middle of its body got no answer if that was seen soon enough. */
    @Test
    void inTheMiddleOfABodyGetsWhatIsWrongWithIt() {
        RecordedClient client = RecordedClient.posting("{\"model\":\"r\"").breakingOff();

        gateway.ask(client);

        assertThat(client.status()).isEqualTo(400);
        assertThat(client.text()).contains("broken off");
        assertThat(asked).isEmpty();
    }
}
