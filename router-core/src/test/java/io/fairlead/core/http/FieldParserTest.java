package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header lines of clients, which must leave no room for two readings. */
class FieldParserTest {
    private static final int MOST_LINES = 3;

    private static FieldParser parsed(String lines) throws MalformedException {
        byte[] head = (lines + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        FieldParser parser = new FieldParser(head, MOST_LINES, false);
        assertThat(parser.parse(0)).isEqualTo(head.length);
        return parser;
    }

    private static void isRefused(String lines, String message) {
        MalformedException refused = catchThrowableOfType(MalformedException.class, () -> parsed(lines));
        assertThat(refused).as("refusal of %s", lines).isNotNull().hasMessage(message);
    }

    @Test
    void readsFieldsFromAPlaceOnToTheOneBehindTheBlankLine() throws Exception {
        byte[] all = "GET /\r\nHost: a\r\nX-Odd:\t b\tc \r\nX-Odd:\r\n\r\nbody".getBytes(StandardCharsets.ISO_8859_1);
        FieldParser parser = new FieldParser(all, MOST_LINES, false);

        assertThat(parser.parse("GET /\r\n".length())).isEqualTo(all.length - "body".length());
        assertThat(parser.fields().first("HOST")).isEqualTo("a");
        assertThat(parser.fields().all("x-odd")).containsExactly("b\tc", "");
        assertThat(parser.contentLength()).isEqualTo(-1);
        assertThat(parser.hosts()).isEqualTo(1);
    }

    @Test
    void readsAHeadWithoutFields() throws Exception {
        FieldParser parser = new FieldParser(new byte[] {'\r', '\n'}, MOST_LINES, false);
        assertThat(parser.parse(0)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 5",
                "content-length:5",
                "Content-Length: \t5 ",
                "Content-Length: 5, 5",
                "Content-Length: 5 ,05",
                "Content-Length: 5\r\nContent-Length: 5"
            })
    void takesOneLengthHoweverOftenItIsStated(String lines) throws Exception {
        assertThat(parsed(lines).contentLength()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 5, 6", "Content-Length: 5\r\nX: y\r\nContent-Length: 6"})
    void refusesLengthsThatDiffer(String lines) {
        isRefused(lines, "found Content-Length 5 and 6, expected one length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "+5", "5x", "0x5", "5 5", "5,", ",5", "5;5", "1234567890123456789"})
    void refusesLengthsThatAreNoNumber(String value) {
        isRefused("Content-Length: " + value, "found a Content-Length that is no number, expected digits");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 0\r\nTransfer-Encoding: chunked",
                "Transfer-Encoding: chunked\r\nX: y\r\nContent-Length: 5"
            })
    void refusesALengthBesideChunks(String lines) {
        isRefused(lines, "found both Content-Length and Transfer-Encoding, expected one of them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"chunked", "CHUNKED", "\tchunked \t"})
    void takesChunks(String value) throws Exception {
        assertThat(parsed("Transfer-Encoding:" + value).chunked()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gzip",
                "identity",
                "gzip, chunked",
                "chunked, gzip",
                "chunked, chunked",
                "chunked;q=1",
                "chunkedx",
                "xchunked",
                "chunke",
                "chunked\r\nTransfer-Encoding: chunked",
                "chunked\r\nTransfer-Encoding: identity"
            })
    void refusesEveryOtherCoding(String value) {
        isRefused("Transfer-Encoding: " + value, "found another Transfer-Encoding, expected 'chunked' once");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A: b\nC: d", "A: b\n", "A:\nC: d", "\nA: b"})
    void refusesALineFeedAlone(String lines) {
        isRefused(lines, "found a line feed alone, expected a carriage return before it");
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "8", "11", "13", "27", "31", "127"})
    void refusesControlCharacters(int code) {
        String message = "found control character " + code + " in the head, expected visible ones";
        isRefused("A: b" + (char) code + "c", message);
        isRefused("A: " + (char) code, message);
    }

    @Test
    void takesBytesAbove127() throws Exception {
        assertThat(parsed("A: b\u0080\u00ffc").fields().first("a")).isEqualTo("b\u0080\u00ffc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A: b\r\n c",
                "A: b\r\n\tc",
                "A: b\r\nC : d",
                "A: b\r\nC\t: d",
                "A: b\r\nC",
                "A: b\r\n: d",
                "A: b\r\nC D: e",
                "A: b\r\n(C): d",
                "A: b\r\n\u00e4: d",
                "A: b\r\n\u0000: d"
            })
    void refusesLinesWithoutANameByTheirNumber(String lines) {
        isRefused(lines, "found header line 2 without a name, expected 'name: value'");
    }

    @Test
    void boundsTheNumberOfLines() throws Exception {
        assertThat(parsed("A: b\r\nA: b\r\nA: b").fields().all("a")).hasSize(MOST_LINES);
        isRefused("A: b\r\nA: b\r\nA: b\r\nA: b", "found more header lines, expected at most 3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "close                  | true  | false",
                "Close                  | true  | false",
                "keep-alive             | false | true",
                "keep-alive, close      | true  | true",
                "x,close ,y             | true  | false",
                ",, close               | true  | false",
                "closed                 | false | false",
                "x-close                | false | false",
                "not close              | false | false",
                "close x                | false | false",
                "keep-alive;close       | false | false"
            })
    void findsWordsInListsOfConnection(String value, boolean close, boolean keep) throws Exception {
        FieldParser parser = parsed("Connection: " + value);
        assertThat(parser.close()).isEqualTo(close);
        assertThat(parser.keep()).isEqualTo(keep);
    }

    @Test
    void gathersTheListsOfSeveralLines() throws Exception {
        FieldParser parser = parsed("Connection: close\r\nConnection: x\r\nConnection: keep-alive");
        assertThat(parser.close()).isTrue();
        assertThat(parser.keep()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout=5              | 5",
                "timeout=5, max=100     | 5",
                "max=100, TIMEOUT=70    | 70",
                "timeout=0              | 0",
                "timeout=               | -1",
                "timeout=x              | -1",
                "max=100                | -1",
                "timeout=99999999999999 | 1000000"
            })
    void readsHowLongAConnectionIsKept(String value, int seconds) throws Exception {
        assertThat(parsed("Keep-Alive: " + value).keepSeconds()).isEqualTo(seconds);
    }

    @Test
    void countsHosts() throws Exception {
        assertThat(parsed("X: y").hosts()).isZero();
        assertThat(parsed("Host: a\r\nhOST: a").hosts()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"100-continue, true", "100-Continue, true", "200-ok, false", "100-continued, false"})
    void seesWhoWaitsForAWord(String value, boolean waits) throws Exception {
        assertThat(parsed("Expect: " + value).expectsContinue()).isEqualTo(waits);
    }
}
