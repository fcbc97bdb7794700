package io.fairlead.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.http.Headers;
import io.fairlead.core.http.HeaderLines;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHeadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "x-api-key",
                "X-Goog-Api-Key",
                "Api-Key",
                "Cookie",
                "Proxy-Authorization"
            })
    void hidesCredentialsFromPlugins(String name) {
        HeaderLines lines = new HeaderLines();
        lines.add("Accept", "text/plain");
        lines.add(name, "secret");
        ClientHead whole = new ClientHead("POST", "/plain", null, Map.of("model", "m"), lines);
        ClientHead head = whole.withoutCredentials();

        Headers headers = head.headers();
        List<String> seen = new ArrayList<>();
        headers.forEach((field, value) -> seen.add(field + "=" + value));

        assertThat(whole.headers().first(name)).isEqualTo("secret");
        assertThat(headers.first(name)).isNull();
        assertThat(headers.all(name)).isEmpty();
        assertThat(seen).containsExactly("Accept=text/plain");
        assertThat(headers.first("accept")).isEqualTo("text/plain");
        assertThat(head.parameter("model")).isEqualTo("m");
        assertThat(head + " " + headers + " " + whole).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "alt=sse&key=secret, alt=sse",
        "KEY=secret&alt=sse, alt=sse",
        "k%65y=secret&alt=sse, alt=sse",
        "key=secret, ''",
        "key, ''",
        "monkey=1&keys=2, monkey=1&keys=2",
        "a&&b=, a&&b="
    })
    void hidesCredentialsInTheQuery(String query, String shown) {
        ClientHead whole = new ClientHead("POST", "/plain", query, Map.of(), new HeaderLines());

        assertThat(whole.query()).isEqualTo(query);
        assertThat(whole.withoutCredentials().query()).isEqualTo(shown);
    }
}
