package io.fairlead.core.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonProbes;
import io.fairlead.api.json.JsonScan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpliceTest {
    private static final String ABC = "{ \"a\" : 1 , \"b\" : 1E+2 , \"c\" : 3 }";

    static List<Arguments> cases() throws IOException {
        List<Arguments> cases = new ArrayList<>();
        for (String block : resource().split("\n\n# ", -1)) {
            List<String> lines = block.strip().isEmpty() ? List.of() : List.of(block.split("\n", -1));
            int dashes = lines.indexOf("----");
            if (dashes > 0) {
                cases.add(arguments(lines.getFirst(), lines.get(1), lines.subList(2, dashes), lines.get(dashes + 1)));
            }
        }
        return cases;
    }

    private static String resource() throws IOException {
        try (InputStream in = Objects.requireNonNull(SpliceTest.class.getResourceAsStream("splices.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void splices(String name, String body, List<String> edits, String expected) {
        Splice splice = Splice.of(body(body));
        for (String edit : edits) {
            String[] words = edit.split(" ", 3);
            switch (words[0]) {
                case "set" -> splice.set(words[1], words[2]);
                case "remove" -> splice.remove(words[1]);
                case "rename" -> splice.rename(words[1], words[2]);
                default -> throw new IllegalArgumentException(edit);
            }
        }
        assertThat(text(splice)).as(name).isEqualTo(expected);
        assertThat(splice.edited().length()).isEqualTo(expected.getBytes(StandardCharsets.UTF_8).length);
    }

    @Test
    void hasCases() throws IOException {
        assertThat(cases()).hasSize(42);
    }

    @Test
    void pushesTheOriginalItselfWhereNothingChanges() throws IOException {
        byte[] bytes = ABC.getBytes(StandardCharsets.UTF_8);
        StoredBody body = StoredBody.of(Slice.of(bytes), JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE));
        List<byte[]> arrays = new ArrayList<>();
        Splice.of(body).edited().segments((array, offset, length) -> arrays.add(array));
        assertThat(arrays).hasSize(1);
        assertThat(arrays.getFirst()).isSameAs(bytes);
    }

    @Test
    void replacesRanges() {
        Splice splice = Splice.of(body("{\"a\":\"0123456789\"}"));
        splice.replace(8, 9, Slice.utf8("<one>")).replace(6, 6, Slice.utf8("^")).replace(15, 16, Slice.EMPTY);
        splice.replace(9, 12, Slice.utf8("-"));
        assertThat(text(splice)).isEqualTo("{\"a\":\"^01<one>-678\"}");
    }

    @Test
    void copiesTheBytesOfARangesReplacement() {
        byte[] with = {'x'};
        Splice splice = Splice.of(body("{\"a\":\"0\"}")).replace(6, 7, Slice.of(with));
        with[0] = 'y';
        assertThat(text(splice)).isEqualTo("{\"a\":\"x\"}");
    }

    @Test
    void keepsReplacedRangesThroughEditsBesideThem() {
        Splice splice = Splice.of(body("{\"o\":{\"t\":\"secret\",\"u\":1}}"));
        splice.replace(11, 17, Slice.utf8("***")).set("o.u", "2").set("m", "3");
        assertThat(text(splice)).isEqualTo("{\"o\":{\"t\":\"***\",\"u\":2},\"m\":3}");
    }

    @Test
    void dropsReplacedRangesWithWhatTheyAreIn() {
        Splice splice = Splice.of(body("{\"o\":\"secret\",\"p\":\"secret\",\"q\":1}"));
        splice.replace(6, 12, Slice.utf8("***")).replace(19, 25, Slice.utf8("***"));
        assertThat(text(splice.set("o", "0").remove("p"))).isEqualTo("{\"o\":0,\"q\":1}");
    }

    @Test
    void refusesEditsThatOverlap() {
        Splice splice = Splice.of(body("{\"o\":\"secret\",\"p\":\"secret\",\"q\":1}"));
        splice.replace(6, 12, Slice.EMPTY).set("p", "2").rename("q", "r");
        for (int[] range : new int[][] {{6, 12}, {11, 13}, {7, 8}, {7, 7}, {18, 19}, {17, 30}, {28, 29}}) {
            assertThatIllegalArgumentException()
                    .as("%s to %s", range[0], range[1])
                    .isThrownBy(() -> splice.replace(range[0], range[1], Slice.EMPTY))
                    .withMessageContaining("bytes " + range[0] + " to " + range[1]);
        }
        Splice across = Splice.of(body("{\"o\":1,\"p\":2}")).replace(5, 9, Slice.EMPTY);
        assertThatIllegalArgumentException().isThrownBy(() -> across.set("o", "2"));
        assertThatIllegalArgumentException().isThrownBy(() -> across.remove("o"));
        assertThatIllegalArgumentException().isThrownBy(() -> across.rename("p", "q"));
        Splice comma = Splice.of(body("{\"o\":1,\"p\":2}"))
                .replace(6, 7, Slice.utf8(" ,"))
                .remove("o");
        assertThatIllegalArgumentException().isThrownBy(comma::edited);
    }

    @Test
    void refusesWhatMakesNoSense() {
        Splice splice = Splice.of(body(ABC));
        for (String path : new String[] {"", ".", "a.", ".a", "a..b"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> splice.set(path, "1"));
        }
        for (String json : new String[] {"", " ", "gpt", "\"open", "{"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> splice.set("a", json))
                    .withMessageContaining("no JSON value for 'a'");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> splice.set("a.b", "1"))
                .withMessage("found 'a' to be NUMBER, expected an object");
        assertThatIllegalArgumentException().isThrownBy(() -> splice.set("new.b", "oops"));
        assertThat(text(splice)).isEqualTo(ABC);
    }

    @Test
    void refusesToEditAnObjectWithTwoMembersOfOneName() {
        Splice splice = Splice.of(body("{\"o\":{\"x\":1,\"x\":2}}"));
        assertThatExceptionOfType(RouterException.class)
                .isThrownBy(() -> splice.set("o.y", "1"))
                .satisfies(failure -> assertThat(failure.error().code()).isEqualTo(ErrorCode.INVALID_JSON));
    }

    @Test
    void leavesABodyThatIsNoJsonToRanges() {
        StoredBody body = StoredBody.of(Slice.utf8("a=1&b=2"), null);
        Splice splice = Splice.of(body).remove("a").rename("a", "b").replace(2, 3, Slice.utf8("22"));
        assertThat(text(splice)).isEqualTo("a=22&b=2");
        assertThatIllegalArgumentException().isThrownBy(() -> splice.set("a", "1"));
        assertThat(splice.original()).isSameAs(body);
    }

    private static StoredBody body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return StoredBody.of(Slice.of(bytes), JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE));
    }

    private static String text(Splice splice) {
        return new String(splice.edited().bytes(), StandardCharsets.UTF_8);
    }
}
