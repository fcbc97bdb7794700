package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BodyArrivalTest {
    private static final String ASK = "{\"model\":\"r\"}";

    @TempDir
    Path spool;

    private final AtomicInteger asked = new AtomicInteger();
    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        start(new Scene());
    }

    private void start(Scene scene) throws IOException {
        MemoryUpstreams upstreams = new MemoryUpstreams(one -> {
            asked.incrementAndGet();
            return Answer.json(200, "{\"text\":\"hello\",\"tokens\":[7,2]}");
        });
        gateway = new FlowScene(scene.provider("a", "key-of-a").route("r", "a/m1"), new ManualTime(), upstreams, spool);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private RecordedClient pausing(RecordedClient client, Duration pause) {
        return gateway.ask(client.pausing(() -> gateway.wait(pause)));
    }

    @Test
    void whoFallsSilentIsToldForHowLongItMay() {
        AtomicInteger reads = new AtomicInteger();

        RecordedClient client = gateway.ask(RecordedClient.posting(ASK)
                .pausing(() -> gateway.wait(Duration.ofSeconds(reads.incrementAndGet() == 5 ? 31 : 1))));

        assertThat(client.status()).isEqualTo(408);
        assertThat(client.text()).contains("nothing more of the body for 30000 ms", "server.body-timeout");
        assertThat(gateway.last().bytesIn()).isEqualTo(4);
        assertThat(asked).hasValue(0);
    }

    @Test
    void whoIsSlowButSteadyIsServed() {
        RecordedClient client = pausing(RecordedClient.posting(ASK), Duration.ofSeconds(29));

        assertThat(client.status()).isEqualTo(200);
    }

    @Test
    void withoutABoundOnlyTheExchangeEndsIt() throws IOException {
        start(new Scene().bodyTimeout(Duration.ZERO));

        assertThat(pausing(RecordedClient.posting(ASK), Duration.ofSeconds(40)).status())
                .isEqualTo(200);
        RecordedClient late = pausing(RecordedClient.posting(ASK), Duration.ofMinutes(6));

        assertThat(late.status()).isEqualTo(504);
        assertThat(late.text()).contains("the body was not there in time");
    }

    @Test
    void theClientsOwnDeadlineComesFirstIfItIsNearer() {
        RecordedClient client =
                pausing(RecordedClient.posting(ASK).with("X-Request-Timeout", "20"), Duration.ofSeconds(21));

        assertThat(client.status()).isEqualTo(504);
    }

    /** Regression: all of it was read up to the bound of other paths. */
    @Test
    void whatIsTooLongForTheGatewaysOwnAnswersIsNotReadToItsEnd() {
        RecordedClient client = gateway.ask(
                RecordedClient.asking("POST", "/show", "r".repeat(900_000)).chunked());

        assertThat(client.status()).isEqualTo(413);
        assertThat(client.text()).contains("more than 65536 bytes");
        assertThat(gateway.last().bytesIn()).isBetween(65_537L, 131_072L);
    }

    /** Regression: the log said that nothing had come. */
    @Test
    void whatCameIsCountedAlsoIfItIsWrong() {
        RecordedClient client = gateway.ask(RecordedClient.posting("{\"model\":]"));

        assertThat(client.status()).isEqualTo(400);
        assertThat(gateway.last().bytesIn()).isEqualTo(10);
    }
}
