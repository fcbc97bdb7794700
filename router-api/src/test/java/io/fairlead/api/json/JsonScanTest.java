package io.fairlead.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonScanTest {
    private static final JsonProbes PROBES = JsonProbes.NONE
            .with("messages", "type", "image_url")
            .with("messages", "type", "input_audio")
            .with("tools", "strict")
            .with("tools", "type", "image_url");

    private static final String BODY = """
             {"mod\\u0065l" : "gpt", "messages": [{"role":"user","content":[
               {"type":"text","text":"Grüße \\n"}, {"ty\\u0070e":"im\\u0061ge_url","image_url":{"url":"data:image/png;base64,AAAA"}},
               {"input_audio":{"data":"QUJD","format":"wav"}}]}],
              "n": -1.5E+3, "stream":true, "stop":null, "empty":{}, "off":false, "größe":[[]]}
            """;

    @Test
    void findsTopLevelMembers() {
        JsonScan scan = scan(BODY);
        assertThat(scan.members()).isEqualTo(8);
        assertThat(scan.find("model")).isZero();
        assertThat(scan.find("mod\\u0065l")).isEqualTo(-1);
        assertThat(scan.find("role")).isEqualTo(-1);
        assertThat(scan.find("größe")).isEqualTo(7);
        assertThat(scan.name(7)).isEqualTo("größe");
        assertThat(new JsonKind[] {
                    scan.kind(0),
                    scan.kind(1),
                    scan.kind(2),
                    scan.kind(3),
                    scan.kind(4),
                    scan.kind(5),
                    scan.kind(6),
                    scan.kind(7)
                })
                .containsExactly(
                        JsonKind.STRING,
                        JsonKind.ARRAY,
                        JsonKind.NUMBER,
                        JsonKind.TRUE,
                        JsonKind.NULL,
                        JsonKind.OBJECT,
                        JsonKind.FALSE,
                        JsonKind.ARRAY);
    }

    @Test
    void givesOffsetsOfKeysValuesAndBraces() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        JsonScan scan = scan(BODY);
        assertThat(text(bytes, scan.keyStart(0), scan.keyEnd(0))).isEqualTo("\"mod\\u0065l\"");
        assertThat(text(bytes, scan.valueStart(0), scan.valueEnd(0))).isEqualTo("\"gpt\"");
        assertThat(text(bytes, scan.valueStart(2), scan.valueEnd(2))).isEqualTo("-1.5E+3");
        assertThat(text(bytes, scan.valueStart(3), scan.valueEnd(3))).isEqualTo("true");
        assertThat(text(bytes, scan.valueStart(5), scan.valueEnd(5))).isEqualTo("{}");
        assertThat(text(bytes, scan.valueStart(7), scan.valueEnd(7))).isEqualTo("[[]]");
        assertThat(bytes[(int) scan.bodyStart()]).isEqualTo((byte) '{');
        assertThat(scan.bodyStart()).isEqualTo(1);
        assertThat(bytes[(int) scan.bodyEnd()]).isEqualTo((byte) '}');
        assertThat(scan.bodyEnd()).isEqualTo(bytes.length - 2L);
    }

    @Test
    void marksWhatProbesAskFor() {
        JsonScan scan = scan(BODY);
        assertThat(scan.marked(0)).isTrue();
        assertThat(scan.marked(1)).isFalse();
        assertThat(scan.marked(2)).isFalse();
        assertThat(scan("{\"tools\":[{\"function\":{\"strict\":[]}}]}").marked(2))
                .isTrue();
        assertThat(scan("{\"tools\":{\"type\":[\"image_url\"],\"x\":\"image_url\"}}")
                        .marked(3))
                .isFalse();
        assertThat(scan("{\"messages\":1,\"tools\":{\"type\":\"image_url\"}}").marked(0))
                .isFalse();
        assertThat(scan("{\"type\":\"image_url\",\"messages\":\"image_url\"}").marked(0))
                .isFalse();
    }

    @Test
    void countsTextWithoutBinaryMatter() {
        int texts =
                "gpt".length() + "user".length() + "text".length() + 10 + "im\\u0061ge_url".length() + "wav".length();
        assertThat(scan(BODY).textBytes()).isEqualTo(texts);
        assertThat(scan("{\"data\":\"x\",\"a\":[\"data:\",\"data\",\"dat\"]}").textBytes())
                .isEqualTo(7);
        assertThat(scan("{\"data\":[\"x\"],\"d\\u0061ta2\":\"y\"}").textBytes()).isEqualTo(2);
    }

    @Test
    void isTheSameWhereverTheTextIsCut() {
        byte[] bytes = BODY.getBytes(StandardCharsets.UTF_8);
        String whole = describe(scan(BODY));
        for (int cut = 0; cut <= bytes.length; cut++) {
            JsonFeed feed = JsonScan.feed(PROBES);
            feed.accept(bytes, 0, cut);
            byte[] rest = ("???" + BODY).getBytes(StandardCharsets.UTF_8);
            feed.accept(rest, 3 + cut, bytes.length - cut);
            assertThat(describe(feed.finish())).as("cut at %s", cut).isEqualTo(whole);
        }
        JsonFeed feed = JsonScan.feed(PROBES);
        for (byte next : bytes) {
            feed.accept(new byte[] {next}, 0, 1);
        }
        assertThat(describe(feed.finish())).isEqualTo(whole);
    }

    @Test
    void refusesATextThatIsCutShortAnywhere() {
        byte[] bytes = BODY.strip().getBytes(StandardCharsets.UTF_8);
        for (int end = 0; end < bytes.length; end++) {
            int length = end;
            assertThatExceptionOfType(JsonSyntaxException.class)
                    .as("cut at %s", end)
                    .isThrownBy(() -> JsonScan.of(bytes, 0, length, PROBES))
                    .withMessageContaining(end == 0 ? "an empty text" : "found the end of the text at byte " + end)
                    .satisfies(failure -> assertThat(failure.position()).isEqualTo(length));
        }
    }

    static String describe(JsonScan scan) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < scan.members(); i++) {
            out.append(scan.name(i)).append(' ').append(scan.kind(i)).append(' ');
            out.append(scan.keyStart(i)).append(' ').append(scan.keyEnd(i)).append(' ');
            out.append(scan.valueStart(i)).append(' ').append(scan.valueEnd(i)).append('\n');
        }
        for (int i = 0; i < PROBES.size(); i++) {
            out.append(scan.marked(i)).append(' ');
        }
        return out.append(scan.textBytes())
                .append(' ')
                .append(scan.bodyStart())
                .append(' ')
                .append(scan.bodyEnd())
                .toString();
    }

    private static JsonScan scan(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return JsonScan.of(bytes, 0, bytes.length, PROBES);
    }

    private static String text(byte[] bytes, long from, long to) {
        return new String(bytes, (int) from, (int) (to - from), StandardCharsets.UTF_8);
    }
}
