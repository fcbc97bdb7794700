package io.fairlead.e2e.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.Archive;
import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Ask;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** An access log that goes to a disk on which nothing is free. */
@EnabledIf("aFullDisk")
final class FullDiskIT {
    private static final Path FULL = Path.of("/dev/full");

    static boolean aFullDisk() {
        return FULL.toFile().canWrite();
    }

    /** Regression: the lines were lost, and nobody was told. */
    @Test
    void is_told_once_and_hinders_no_request(@TempDir Path folder) throws IOException {
        Command command = Command.of(Path.of("/bin/sh"), folder)
                .with("-c", "exec \"$0\" \"$@\" > " + FULL, Archive.command().toString())
                .with("--set", "server.port=0", "--set", "server.admin.port=0", "--set", "server.grace=1s");
        String configuration = "providers: { demo: { type: simulator, latency: 0s, models: [smart] } }";
        try (Gateway gateway = Gateway.start(folder, configuration, command);
                Connection client = Connection.to(gateway.port())) {
            for (int i = 0; i < 3; i++) {
                int asked = i;
                assertThat(client.post(Ask.CHAT, Ask.chat("smart")).status()).isEqualTo(200);
                Await.until("what is told", () -> asked > 0 || told(gateway) == 1);
            }
            assertThat(told(gateway)).isEqualTo(1);
        }
    }

    private static long told(Gateway gateway) {
        return gateway.log()
                .text()
                .lines()
                .filter(line -> line.contains(
                        "the access log cannot be written, its lines are lost until it can error=No space left"))
                .count();
    }
}
