package io.fairlead.server.http1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstLineTest {
    private static FirstLine parse(String line) throws UnreadableException {
        byte[] bytes = ("xx" + line + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        return FirstLine.parse(bytes, 2, 2 + line.length());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    /v1/models,                      /v1/models,           -
                    /v1/models?,                     /v1/models,           ''
                    /v1/models?a=%20b&c?d,           /v1/models,           a=%20b&c?d
                    /v1/models/a%2Fb,                /v1/models/a/b,       -
                    /v1/models/%E6%A8%A1,            /v1/models/\u6a21,    -
                    /v1/../x,                        /v1/../x,             -
                    http://example.com/v1/models?a,  /v1/models,           a
                    HTTPS://example.com,             /,                    -
                    http://example.com?a,            /,                    a
                    *,                               *,                    -
                    """)
    void isReadWithItsPathDecodedAndItsQueryRaw(String target, String path, String query) throws Exception {
        assertThat(parse("POST " + target + " HTTP/1.1")).isEqualTo(new FirstLine("POST", path, query));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    HELLO                     | 400
                    GET /v1/models            | 400
                    GET  HTTP/1.1             | 400
                    GE{T / HTTP/1.1           | 400
                    GET /a b HTTP/1.1         | 400
                    GET v1/models HTTP/1.1    | 400
                    GET ftp://host/x HTTP/1.1 | 400
                    GET /a#b HTTP/1.1         | 400
                    GET /%zz HTTP/1.1         | 400
                    GET /%4 HTTP/1.1          | 400
                    GET /%ff HTTP/1.1         | 400
                    GET /\u00e4 HTTP/1.1      | 400
                    GET / HTTP/1.10           | 400
                    GET / http/1.1            | 400
                    GET / HTTP/1.0            | 505
                    GET / HTTP/2              | 505
                    GET / HTTP/3.0            | 505
                    """)
    void isRefusedIfItIsNone(String line, int status) {
        UnreadableException refused = catchThrowableOfType(UnreadableException.class, () -> parse(line));
        assertThat(Objects.requireNonNull(refused).status()).isEqualTo(status);
    }
}
