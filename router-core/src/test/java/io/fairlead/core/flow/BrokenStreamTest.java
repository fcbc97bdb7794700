package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.scene.Answer;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.MemoryUpstreams;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client hears of an upstream that says within its stream why it breaks off. */
class BrokenStreamTest {
    private static final String STREAM = "{\"model\":\"r\",\"stream\":true,\"say\":\"hi\"}";

    @TempDir
    Path spool;

    private FlowScene gateway;
    private String words = "";

    @BeforeEach
    void start() throws IOException {
        Scene scene = new Scene().provider("a", "key-of-a").route("r", "a/m1");
        gateway = new FlowScene(scene, new ManualTime(), new MemoryUpstreams(_ -> answer()), spool);
    }

    @AfterEach
    void nothingIsLeft() {
        assertThat(gateway.leftovers()).isEmpty();
    }

    private Answer answer() {
        return Answer.events(
                "{\"text\":\"he\"}", "{\"error\":{\"type\":\"busy\",\"message\":\"%s\"}}".formatted(words));
    }

    @Test
    void hasTheUpstreamsWords() {
        words = "come again";

        assertThat(gateway.ask(RecordedClient.posting(STREAM)).text())
                .contains("the answer of a/m1 broke off: busy, come again: come again");
    }

    @Test
    void hasNoKey() {
        words = "no such key: key-of-a";

        assertThat(gateway.ask(RecordedClient.posting(STREAM)).text())
                .contains("no such key: ********")
                .doesNotContain("key-of-a");
    }
}
