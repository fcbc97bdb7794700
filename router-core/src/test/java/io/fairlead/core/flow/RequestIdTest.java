package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Client libraries show the id of a request from a header of their own API. */
class RequestIdTest {
    private static final String ASKED = "{'model':'r','say':'hi'}".replace('\'', '"');

    @TempDir
    Path spool;

    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        Scene scene = new Scene().provider("a", "k").route("r", "a/m");
        gateway = new FlowScene(
                scene,
                new ManualTime(),
                new MemoryUpstreams(_ -> Answer.json(200, "{\"text\":\"hello\",\"tokens\":[3,5]}")),
                spool);
    }

    @Test
    void isToldWhereTheClientsOfTheApiLookForIt() {
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED));

        assertThat(client.status()).isEqualTo(200);
        assertThat(client.header("X-Plain-Id"))
                .isNotBlank()
                .isEqualTo(gateway.last().requestId())
                .isEqualTo(client.header("X-Fairlead-Request-Id"));
    }

    @Test
    void isTheClientsOwnWhereItHasOne() {
        RecordedClient client = gateway.ask(RecordedClient.posting(ASKED).with("X-Request-Id", "mine-7"));

        assertThat(client.header("X-Plain-Id")).isEqualTo("mine-7");
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /plain, 400, {}",
        "POST, /plain, 404, '{\"model\":\"none\"}'",
        "GET, /plain, 405, ''",
        "GET, /plai, 404, ''",
        "GET, /models, 200, ''",
        "GET, /models/none, 404, ''",
    })
    void isToldWithErrorsAndListsToo(String method, String path, int status, String body) {
        RecordedClient client = gateway.ask(RecordedClient.asking(method, path, body));

        assertThat(client.status()).isEqualTo(status);
        assertThat(client.header("X-Plain-Id")).isEqualTo(gateway.last().requestId());
    }
}
