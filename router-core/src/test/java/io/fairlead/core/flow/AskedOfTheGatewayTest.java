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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the gateway answers by itself: who has no key, and who asks about models. */
class AskedOfTheGatewayTest {
    private static final String ASKED = "{\"model\":\"r\",\"say\":\"hi\"}";

    @TempDir
    Path spool;

    private final List<Asked> asked = new ArrayList<>();
    private FlowScene gateway;

    @BeforeEach
    void start() throws IOException {
        Scene scene =
                new Scene().provider("a", "key-of-a").provider("b", "key-of-b").route("r", "a/m1", "b/m2");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private Answer answer(Asked one) {
        asked.add(one);
        return Answer.json(200, "{\"text\":\"hello\",\"tokens\":[3,5]}");
    }

    @Test
    void servesNobodyWithoutAKeyWhereKeysAreAsked() throws IOException {
        Scene scene = new Scene().provider("a", "k").route("r", "a/m").callerKeys("caller-key");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);
        assertThat(gateway.ask(RecordedClient.posting(ASKED)).status()).isEqualTo(401);
        assertThat(gateway.ask(RecordedClient.posting(ASKED).with("X-Api-Key", "other"))
                        .status())
                .isEqualTo(401);
        assertThat(gateway.ask(RecordedClient.posting(ASKED).with("X-Api-Key", "caller-key"))
                        .status())
                .isEqualTo(200);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().head()).doesNotContain("caller-key");
    }

    @Test
    void letsAProtocolAnswerWhatIsAskedOfTheGateway() {
        RecordedClient known = gateway.ask(RecordedClient.asking("POST", "/show", "r:latest"));
        RecordedClient unknown = gateway.ask(RecordedClient.asking("POST", "/show", "q"));
        RecordedClient nothing = gateway.ask(RecordedClient.asking("GET", "/nothing", ""));
        RecordedClient large = gateway.ask(RecordedClient.asking("POST", "/show", "r".repeat(65_537)));

        assertThat(known.status()).isEqualTo(200);
        assertThat(known.text()).isEqualTo("r of 3");
        assertThat(known.header("Content-Type")).isEqualTo("text/plain");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(large.status()).isEqualTo(413);
        assertThat(asked).isEmpty();
    }

    @Test
    void keepsWhatItKnowsOfModelsFromCallersWithoutAKey() throws IOException {
        Scene scene = new Scene().provider("a", "k").route("r", "a/m").callerKeys("caller-key");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(this::answer), spool);

        assertThat(gateway.ask(RecordedClient.asking("POST", "/show", "r")).status())
                .isEqualTo(401);
    }
}
