package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.TestFrame;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Bodies and frames as clients and upstreams send them, of no API in particular. */
final class Wire {
    private static final Pattern RANGE = Pattern.compile("replace (\\d+)-(\\d+) .*", Pattern.DOTALL);

    private Wire() {}

    static Stream<HeapBody> jsonBodies() {
        return Stream.of(
                        "{}",
                        "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi \\uD83D\\uDE00\"}]}",
                        " {\n \"a\" : [ 1 , {\"b\":null} ] } ",
                        "{\"a\":1,\"A\":2,\"\":3}",
                        "{\"text\":\"" + "\u00E9".repeat(5000) + "\"}")
                .map(HeapBody::json);
    }

    static Stream<HeapBody> opaqueBodies() {
        return Stream.of("", "no JSON", "--part\r\ncontent-disposition: form-data\r\n\r\n\u0000\u0001")
                .map(HeapBody::opaque);
    }

    static Stream<TestFrame> frames() {
        return Stream.concat(
                TestFrame.sse(
                        "data: {\"text\":\"Hi\"}\n\n: a comment\n\nevent: ping\ndata: {}\n\ndata: [DONE]\n\ndata:\n\n")
                        .stream(),
                Stream.of(
                        TestFrame.whole("{\"text\":\"\u00E9\"}"),
                        TestFrame.whole("<html>"),
                        TestFrame.line("{\"a\":1}"),
                        TestFrame.line("")));
    }

    static String title(String text) {
        String line = text.strip().replace('\n', ' ');
        return line.isEmpty() ? "nothing but an end of line" : line.substring(0, Math.min(line.length(), 60));
    }

    /** Ranges that are replaced lie within the body and do not overlap. */
    static void assertWithin(RecordedBodyEdit edit, HeapBody body) {
        long done = 0;
        for (MatchResult range : ranges(edit.edits())) {
            long from = Long.parseLong(range.group(1));
            long to = Long.parseLong(range.group(2));
            assertThat(from).as("beginning of " + range.group()).isBetween(done, to);
            assertThat(to).as("end of " + range.group()).isLessThanOrEqualTo(body.length());
            done = to;
        }
    }

    private static List<MatchResult> ranges(List<String> edits) {
        return edits.stream()
                .map(RANGE::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult)
                .sorted(Comparator.comparingLong(range -> Long.parseLong(range.group(1))))
                .toList();
    }
}
