package io.fairlead.e2e.operator;

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

final class ReloadedListenersIT {
    private static final String PROVIDERS =
            "providers: { demo: { type: simulator, models: [small, large] } }\nmetrics: [prometheus]\n";
    private static final String TWO_PORTS = "listeners: [{ port: 0 }, { port: 0, routes: [a] }]\n";
    private static final String ONE_PORT = "listeners: [{ port: 0 }]\n";
    private static final String SERVED = "the new configuration is served";

    @TempDir
    private Path folder;

    @Test
    void serves_another_route_and_demands_another_key_without_a_restart() throws IOException {
        try (Gateway gateway = start(TWO_PORTS + PROVIDERS + "routes: { a: { deployments: [demo/small] } }")) {
            Files.writeString(
                    gateway.configuration(),
                    TWO_PORTS + PROVIDERS + "routes: { a: { deployments: [demo/large] } }\nauth: { keys: [caller] }");
            Await.until("the reload", () -> gateway.log().text().contains(SERVED));

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
            Await.until("the reload", () -> gateway.log().text().contains(SERVED));

            assertThat(models(gateway, 0).json().at("/data/0/id").asText()).isEqualTo("b");
            assertThat(models(gateway, 1).status()).isEqualTo(200);
            assertThat(gateway.log().text()).contains("changes of ports and hosts", "next start");
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
