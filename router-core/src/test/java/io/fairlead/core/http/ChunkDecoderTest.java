package io.fairlead.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {
    private static final String SAMPLE =
            "4\r\nWiki\r\n0A;name=\"v;w\"\r\npedia in\r\n\r\n7 \r\n chunks\r\n0\r\nExpires: never\r\nX: y\r\n\r\n";
    private static final String PAYLOAD = "Wikipedia in\r\n chunks";

    @Test
    void takesTheFramingOut() throws Exception {
        assertThat(decode(SAMPLE, SAMPLE.length())).isEqualTo(PAYLOAD);
    }

    @Test
    void doesNotMindWhereTheBytesAreCut() throws Exception {
        for (int piece = 1; piece < SAMPLE.length(); piece++) {
            assertThat(decode(SAMPLE, piece)).as("pieces of %d", piece).isEqualTo(PAYLOAD);
        }
    }

    @Test
    void isNeverAtItsEndBeforeTheLastByte() throws Exception {
        for (int cut = 0; cut < SAMPLE.length(); cut++) {
            ChunkDecoder decoder = new ChunkDecoder(100);
            byte[] bytes = bytes(SAMPLE);
            decoder.decode(bytes, 0, cut);
            assertThat(decoder.ended()).as("cut at %d", cut).isFalse();
        }
    }

    @Test
    void leavesWhatComesBehindTheBody() throws Exception {
        ChunkDecoder decoder = new ChunkDecoder(100);
        byte[] bytes = bytes(SAMPLE + "HTTP/1.1");
        decoder.decode(bytes, 0, bytes.length);
        assertThat(decoder.position()).isEqualTo(SAMPLE.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n",
                "x\r\n",
                "-1\r\n",
                "+1\r\n",
                "0x1\r\n",
                "1 1\r\n",
                ";a=b\r\n",
                " 1\r\n",
                "1\n",
                "1\ra",
                "1;a\nb\r\n",
                "1\r\nab\r\n",
                "1\r\na\n",
                "1\r\na\rb",
                "1\r\na\r\n\r\n",
                "0\r\n\n",
                "0\r\nA: b\nC",
                "0\r\n\rx",
                "1234567890abcdef\r\n",
                "0000000000000001\r\n"
            })
    void refusesWhatIsNoChunk(String framing) {
        MalformedException failure =
                catchThrowableOfType(MalformedException.class, () -> decode(framing, framing.length()));
        assertThat(failure).isNotNull();
    }

    @Test
    void boundsExtensionsAndTrailers() {
        assertThat(catchThrowableOfType(MalformedException.class, () -> decode("1;" + "e".repeat(5000), 64)))
                .isNotNull();
        assertThat(catchThrowableOfType(MalformedException.class, () -> decode("0\r\n" + "t: r\r\n".repeat(50), 64)))
                .isNotNull();
    }

    @Test
    void givesBackAnyPayloadHoweverItWasCut() throws Exception {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            StringBuilder framed = new StringBuilder();
            StringBuilder payload = new StringBuilder();
            for (int chunk = random.nextInt(6); chunk > 0; chunk--) {
                String data = "\r\n0a".repeat(1 + random.nextInt(40)).substring(random.nextInt(3));
                payload.append(data);
                framed.append(Integer.toHexString(data.length()))
                        .append("\r\n")
                        .append(data)
                        .append("\r\n");
            }
            framed.append("0\r\n\r\n");
            assertThat(decode(framed.toString(), 1 + random.nextInt(50))).isEqualTo(payload.toString());
        }
    }

    private static String decode(String framed, int piece) throws MalformedException {
        ChunkDecoder decoder = new ChunkDecoder(100);
        StringBuilder payload = new StringBuilder();
        byte[] bytes = new byte[piece + 3];
        for (int at = 0; at < framed.length(); at += piece) {
            byte[] part = bytes(framed.substring(at, Math.min(framed.length(), at + piece)));
            System.arraycopy(part, 0, bytes, 3, part.length);
            int count = decoder.decode(bytes, 3, 3 + part.length);
            payload.append(new String(bytes, 3, count, StandardCharsets.ISO_8859_1));
        }
        assertThat(decoder.ended()).isTrue();
        return payload.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
