package io.fairlead.benchmarks.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    private final RequestBody body = new RequestBody();

    @Test
    void findsWhatSteersTheAnswer() {
        accept("{ \"stream_options\" : {\"include_usage\" : true}, \"model\" : \"sim-n3\", \"stream\"\n:\ttrue }");
        assertThat(body.model()).isEqualTo("sim-n3");
        assertThat(body.stream()).isTrue();
        assertThat(body.usageWanted()).isTrue();
    }

    @Test
    void takesWhatIsNotThereAsFalse() {
        accept("{\"messages\":[{\"content\":\"the \\\"stream\\\" of the model\"}],\"stream\":false}");
        assertThat(body.model()).isEmpty();
        assertThat(body.stream()).isFalse();
        assertThat(body.usageWanted()).isFalse();
    }

    @Test
    void forgetsTheLastRequest() {
        accept("{\"model\":\"sim-n3\",\"stream\":true}");
        body.clear();
        accept("{\"model\":\"x\"}");
        assertThat(body.model()).isEqualTo("x");
        assertThat(body.stream()).isFalse();
    }

    private void accept(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.accept(bytes, 0, bytes.length / 2);
        body.accept(bytes, bytes.length / 2, bytes.length);
    }
}
