package io.fairlead.e2e.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Configurations that follow each other while clients ask without a pause. */
final class ReloadUnderLoadIT {
    private static final int CLIENTS = 16;
    private static final int RELOADS = 5;
    private static final String SERVED = "the new configuration is served";

    @TempDir
    private Path work;

    /** Every one has another provider and another order; none has what the last one was served by but the route. */
    private static String text(int version) {
        return """
                providers:
                  demo%1$d: { type: simulator, models: [small], latency: 0s, tokens-per-second: 0 }
                routes:
                  steady: { strategy: %2$s, deployments: [demo%1$d/small] }
                  only%1$d: { deployments: [demo%1$d/small] }
                """.formatted(version, version % 2 == 0 ? "failover" : "round-robin");
    }

    @Test
    void costs_no_request() throws Exception {
        try (Gateway gateway = Gateway.start(work, text(0))) {
            Load load = Load.on(gateway.port(), "steady", CLIENTS);
            try (load) {
                for (int version = 1; version <= RELOADS; version++) {
                    reload(gateway, version);
                    int before = load.served();
                    Await.until("requests after it", () -> load.served() > before + CLIENTS);
                }
            }
            assertThat(load.failures()).isEmpty();
        }
    }

    private static void reload(Gateway gateway, int version) throws IOException {
        Path next = gateway.configuration().resolveSibling("next.yaml");
        Files.writeString(next, text(version));
        Files.move(next, gateway.configuration(), StandardCopyOption.ATOMIC_MOVE);
        Await.until("reload " + version, () -> gateway.log().text().split(SERVED, -1).length > version);
    }
}
