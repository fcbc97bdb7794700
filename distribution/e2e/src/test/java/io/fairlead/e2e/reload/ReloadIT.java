package io.fairlead.e2e.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.gateway.Command;
import io.fairlead.e2e.gateway.Gateway;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReloadIT {
    private static final String PROVIDERS =
            "providers: { demo: { type: simulator, models: [small, large] } }\nmetrics: [prometheus]\n";
    private static final String TWO_PORTS = "listeners: [{ port: 0 }, { port: 0, routes: [a] }]\n";
    private static final String ONE_PORT = "listeners: [{ port: 0 }]\n";
    private static final String OLD_STAYS = "the old configuration stays";

    @TempDir
    private Path folder;

    @Test
    void serves_another_route_and_demands_another_key_without_a_restart() throws IOException {
        try (Gateway gateway = start(TWO_PORTS + PROVIDERS + "routes: { a: { deployments: [demo/small] } }")) {
            Files.writeString(
                    gateway.configuration(),
                    TWO_PORTS + PROVIDERS + "routes: { a: { deployments: [demo/large] } }\nauth: { keys: [caller] }");
            Await.until("the reload", () -> gateway.log().text().contains("the new configuration is served"));

            assertThat(models(gateway, 1).status()).isEqualTo(401);
            assertThat(models(gateway, 1, "Authorization: Bearer caller")
                            .json()
                            .at("/data/0/id")
                            .asText())
                    .isEqualTo("a");
            assertThat(gateway.log().text()).doesNotContain("next start");
        }
    }

    @Test
    void keeps_serving_all_its_ports_when_the_file_names_others() throws IOException {
        try (Gateway gateway = start(TWO_PORTS + PROVIDERS + "routes: { a: { deployments: [demo/small] } }")) {
            Files.writeString(
                    gateway.configuration(), ONE_PORT + PROVIDERS + "routes: { b: { deployments: [demo/small] } }");
            Await.until("the refusal", () -> gateway.log().text().contains(OLD_STAYS));

            assertThat(models(gateway, 0).status()).isEqualTo(200);
            assertThat(models(gateway, 1).json().at("/data/0/id").asText()).isEqualTo("a");
        }
    }

    private Gateway start(String configuration) {
        return Gateway.start(
                folder,
                configuration,
                Command.in(folder).with("--set", "server.admin.port=0", "--set", "server.grace=1s"));
    }

    private static Answer models(Gateway gateway, int listener, String... fields) throws IOException {
        try (Connection client = Connection.to(gateway.ports().get(listener))) {
            return client.get("/v1/models", fields);
        }
    }
}
