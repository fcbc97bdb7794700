package io.fairlead.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.core.upstream.UpstreamException.Kind;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadParserTest {
    @Test
    void keepsFieldsInOrderAndAsTheyWere() throws Exception {
        ParsedHead head = parse("HTTP/1.1 200 Fine Indeed\r\nB:1\r\na:\t two words \r\nC:\r\nutf: caf\u00e9\r\n\r\n");
        Map<String, String> fields = new LinkedHashMap<>();
        head.headers().forEach(fields::put);
        assertThat(head.status()).isEqualTo(200);
        assertThat(fields)
                .containsExactly(
                        Map.entry("B", "1"),
                        Map.entry("a", "two words"),
                        Map.entry("C", ""),
                        Map.entry("utf", "caf\u00e9"));
        assertThat(head.headers().first("A")).isEqualTo("two words");
        assertThat(head.headers().all("none")).isEmpty();
        assertThat(head.headers()).asString().doesNotContain("two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 \r\n",
                "HTTP/1.1 200\r\n",
                "HTTP/1.0 200 OK\r\n",
                "HTTP/1.1 200\n"
            })
    void takesEveryFormOfStatusLine(String line) throws Exception {
        assertThat(parse(line + "\r\n").status()).isEqualTo(200);
    }

    @Test
    void takesBareLineFeedsInHeads() throws Exception {
        ParsedHead head = parse("HTTP/1.1 200 OK\nA: b\nContent-Length: 4\n\n");
        assertThat(head.headers().first("a")).isEqualTo("b");
        assertThat(head.contentLength()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "HTTP/1.1\r\n",
                "http/1.1 200 OK\r\n",
                "HTTP/2 200 OK\r\n",
                "HTTP/1.2 200 OK\r\n",
                "HTTP/1.1  200 OK\r\n",
                "HTTP/1.1 20 OK\r\n",
                "HTTP/1.1 2000 OK\r\n",
                "HTTP/1.1 abc OK\r\n",
                "HTTP/1.1 099 OK\r\n",
                "HTTP/1.1 600 OK\r\n",
                "HTTP/1.1 -20 OK\r\n",
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/1.1 200 OK\r\nno colon\r\n",
                "HTTP/1.1 200 OK\r\n: v\r\n",
                "HTTP/1.1 200 OK\r\nA : v\r\n",
                "HTTP/1.1 200 OK\r\nA: v\r\n folded\r\n",
                "HTTP/1.1 200 OK\r\nA: v\u0000\r\n",
                "HTTP/1.1 200 OK\r\nA: v\rB: c\r\n",
                "HTTP/1.1 200 OK\r\n\u00e4: v\r\n",
                "HTTP/1.1 200 O\u0001K\r\n"
            })
    void refusesWhatIsNoHead(String lines) {
        assertMalformed(lines);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5, 6\r\n",
                "Content-Length: 5 6\r\n",
                "Content-Length: -5\r\n",
                "Content-Length: +5\r\n",
                "Content-Length: 0x5\r\n",
                "Content-Length: 5,\r\n",
                "Content-Length:\r\n",
                "Content-Length: 9999999999999999999\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: chunked\r\ncontent-length: 5\r\n",
                "Transfer-Encoding: gzip, chunked\r\n",
                "Transfer-Encoding: chunked, chunked\r\n",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                "Transfer-Encoding: identity\r\n",
                "Transfer-Encoding: chunkedx\r\n",
                "Transfer-Encoding:\r\n"
            })
    void refusesTwoReadingsOfWhereTheBodyEnds(String lines) {
        assertMalformed("HTTP/1.1 200 OK\r\n" + lines);
    }

    @Test
    void takesTheSameLengthTwice() throws Exception {
        assertThat(parse("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5 , 5\r\n\r\n")
                        .contentLength())
                .isEqualTo(5);
    }

    @Test
    void refusesChunksFromAnOldServer() {
        assertMalformed("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.1 |                                 | false | -1",
                "1.1 | Connection: Close               | true  | -1",
                "1.1 | Connection: x, close            | true  | -1",
                "1.1 | Connection: close , x           | true  | -1",
                "1.1 | Connection: ,,close             | true  | -1",
                "1.1 | Connection: not-close           | false | -1",
                "1.1 | Connection: closed              | false | -1",
                "1.1 | Connection: close it            | false | -1",
                "1.1 | Connection: clos                | false | -1",
                "1.1 | Connection:                     | false | -1",
                "1.0 | Connection: x-keep-alive        | true  | -1",
                "1.0 | Connection: upgrade,keep-alive  | false | -1",
                "1.0 |                                 | true  | -1",
                "1.0 | Connection: Keep-Alive          | false | -1",
                "1.1 | Keep-Alive: timeout=5, max=100  | false | 5",
                "1.1 | keep-alive: max=100,Timeout=75  | false | 75",
                "1.1 | Keep-Alive: timeout=            | false | -1",
                "1.1 | Keep-Alive: timeout=99999999999 | false | 1000000",
            })
    void readsWhatBecomesOfTheConnection(String version, String line, boolean closing, int seconds) throws Exception {
        String field = line == null ? "" : line + "\r\n";
        ParsedHead head = parse("HTTP/" + version + " 200 OK\r\n" + field + "\r\n");
        assertThat(head.closing()).isEqualTo(closing);
        assertThat(head.keepSeconds()).isEqualTo(seconds);
    }

    @Test
    void boundsTheNumberOfLines() throws Exception {
        assertThat(parse("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(50) + "\r\n")
                        .headers()
                        .all("a"))
                .hasSize(50);
        assertMalformed("HTTP/1.1 200 OK\r\n" + "A: b\r\n".repeat(51));
    }

    @Test
    void tellsLittleOfWhatItFound() {
        UpstreamException failure = assertMalformed("secret-prompt-text and more\r\n");
        assertThat(failure).hasMessageContaining("'secret-p'").hasMessageContaining("HTTP/1.1");
    }

    private static UpstreamException assertMalformed(String lines) {
        UpstreamException failure = catchThrowableOfType(UpstreamException.class, () -> parse(lines + "\r\n"));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
        return failure;
    }

    private static ParsedHead parse(String text) throws UpstreamException {
        return HeadParser.parse(text.getBytes(StandardCharsets.ISO_8859_1), 50);
    }
}
