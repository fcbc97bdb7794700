package io.fairlead.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingKeysTest {
    @ParameterizedTest
    @CsvSource({
        "https://api.vendor.example/v1, true",
        "HTTPS://203.0.113.7:8443, true",
        "http://api.vendor.example/v1, false",
        "https://localhost:8080, false",
        "https://models/v1, false",
        "https://models.internal/v1, false",
        "https://box.local, false",
        "https://127.0.0.1, false",
        "https://10.1.2.3/v1, false",
        "https://192.168.0.9, false",
        "in this process, false",
        "simulator, false",
    })
    void areExpectedOfHostedUpstreamsOnly(String baseUrl, boolean hosted) {
        assertThat(MissingKeys.hosted(baseUrl)).isEqualTo(hosted);
    }
}
