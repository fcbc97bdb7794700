package io.fairlead.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {
    @ParameterizedTest
    @ValueSource(ints = {400, 2048, 100_000})
    void theBodyHasExactlyTheWantedLength(int bytes) {
        assertThat(RequestTemplate.body("fast", bytes, false)).hasSize(bytes);
    }

    @Test
    void aBodyIsWholeEvenWhenThatIsLonger() {
        assertThat(RequestTemplate.body("fast", 0, true))
                .startsWith("{\"model\":\"fast\",")
                .endsWith("\"content\":\"\"}],\"temperature\":0.7,\"max_tokens\":256,\"stream\":true}");
    }

    @Test
    void theMessageDeclaresTheBodysLength() {
        var message = RequestTemplate.message(URI.create("http://127.0.0.1:81/v1/chat"), "{\"a\":1}");
        String text = StandardCharsets.US_ASCII.decode(message).toString();
        assertThat(text)
                .startsWith("POST /v1/chat HTTP/1.1\r\nHost: 127.0.0.1:81\r\n")
                .contains("\r\nContent-Type: application/json\r\n")
                .endsWith("\r\nContent-Length: 7\r\n\r\n{\"a\":1}");
    }
}
