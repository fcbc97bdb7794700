package io.fairlead.core.settle;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.metrics.GatewayMeters;
import io.fairlead.core.scene.ManualTime;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettlementTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Settlement settlement =
            new Settlement(new GatewayMeters(registry), (exchange, nanos) -> {}, new ManualTime());

    @ParameterizedTest
    @CsvSource({"505, 4xx", "400, 4xx", "408, 4xx"})
    void whatAClientIsToBlameForIsNoFaultOfOurs(int status, String counted) {
        settle(RouterError.builder(ErrorCode.INVALID_REQUEST, "wrong")
                .status(status)
                .build());

        assertThat(exchanges(counted)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"500, 5xx", "503, 5xx"})
    void aFaultOfOursIsCountedAsOne(int status, String counted) {
        settle(RouterError.builder(ErrorCode.INTERNAL, "wrong").status(status).build());

        assertThat(exchanges(counted)).isOne();
    }

    private void settle(RouterError error) {
        Exchange exchange = Exchanges.named("r");
        exchange.failed(error);
        exchange.answering(error.status());
        settlement.begun();
        settlement.settle(exchange);
    }

    private double exchanges(String status) {
        return registry.get("fairlead.exchanges")
                .tag("status", status)
                .counter()
                .count();
    }
}
