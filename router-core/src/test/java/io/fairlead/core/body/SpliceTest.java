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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpliceTest {
    private static final String ABC = "{ \"a\" : 1 ,\n \"b\" : 1E+2 ,\n \"c\" : 3 }";

    static Stream<Arguments> edits() {
        return Stream.of(
                edit("nothing", ABC, splice -> splice, ABC),
                edit("set", ABC, splice -> splice.set("b", "\"x\""), "{ \"a\" : 1 ,\n \"b\" : \"x\" ,\n \"c\" : 3 }"),
                edit("set twice", ABC, splice -> splice.set("b", "[]").set("b", "2"), ABC.replace("1E+2", "2")),
                edit("set by its plain name", "{\"\\u0061\":1}", splice -> splice.set("a", "2"), "{\"\\u0061\":2}"),
                edit(
                        "append",
                        ABC,
                        splice -> splice.set("d", "4"),
                        "{ \"a\" : 1 ,\n \"b\" : 1E+2 ,\n \"c\" : 3,\"d\":4 }"),
                edit(
                        "append two",
                        "{\"a\":1}",
                        splice -> splice.set("b", "2").set("c", "3"),
                        "{\"a\":1,\"b\":2,\"c\":3}"),
                edit("append to nothing", "{ }", splice -> splice.set("a", "1").set("b", "2"), "{\"a\":1,\"b\":2 }"),
                edit("append an odd name", "{}", splice -> splice.set("ä\"", "1"), "{\"ä\\\"\":1}"),
                edit(
                        "append, then take back",
                        "{}",
                        splice -> splice.set("a", "1").remove("a"),
                        "{}"),
                edit("remove the first", ABC, splice -> splice.remove("a"), "{ \"b\" : 1E+2 ,\n \"c\" : 3 }"),
                edit("remove in the midst", ABC, splice -> splice.remove("b"), "{ \"a\" : 1 ,\n \"c\" : 3 }"),
                edit("remove the last", ABC, splice -> splice.remove("c"), "{ \"a\" : 1 ,\n \"b\" : 1E+2 }"),
                edit("remove the first two", ABC, splice -> splice.remove("b").remove("a"), "{ \"c\" : 3 }"),
                edit("remove the last two", ABC, splice -> splice.remove("b").remove("c"), "{ \"a\" : 1 }"),
                edit("remove first and last", ABC, splice -> splice.remove("a").remove("c"), "{ \"b\" : 1E+2 }"),
                edit("remove all", ABC, splice -> splice.remove("a").remove("c").remove("b"), "{ }"),
                edit(
                        "remove all and append",
                        ABC,
                        splice -> splice.remove("a").remove("b").remove("c").set("d", "4"),
                        "{\"d\":4 }"),
                edit(
                        "remove the last and append",
                        ABC,
                        splice -> splice.remove("c").set("d", "4"),
                        "{ \"a\" : 1 ,\n \"b\" : 1E+2,\"d\":4 }"),
                edit(
                        "remove what is not there",
                        ABC,
                        splice -> splice.remove("x").remove("a.x").remove("x.y"),
                        ABC),
                edit("remove, then set", ABC, splice -> splice.remove("a").set("a", "9"), ABC.replace(": 1 ", ": 9 ")),
                edit(
                        "set, then remove",
                        ABC,
                        splice -> splice.set("a", "9").remove("a"),
                        "{ \"b\" : 1E+2 ,\n \"c\" : 3 }"),
                edit("rename", ABC, splice -> splice.rename("b", "größe"), ABC.replace("\"b\"", "\"größe\"")),
                edit(
                        "rename and set",
                        ABC,
                        splice -> splice.rename("b", "x").set("x", "7").set("b", "8"),
                        "{ \"a\" : 1 ,\n \"x\" : 7 ,\n \"c\" : 3,\"b\":8 }"),
                edit(
                        "rename what was set",
                        ABC,
                        splice -> splice.set("b", "7").rename("b", "x"),
                        "{ \"a\" : 1 ,\n \"x\" : 7 ,\n \"c\" : 3 }"),
                edit("rename onto another", ABC, splice -> splice.rename("b", "c"), "{ \"a\" : 1 ,\n \"c\" : 1E+2 }"),
                edit(
                        "rename there and back",
                        ABC,
                        splice -> splice.rename("b", "x").rename("x", "b"),
                        ABC),
                edit(
                        "rename, then remove",
                        ABC,
                        splice -> splice.rename("b", "x").remove("x"),
                        "{ \"a\" : 1 ,\n \"c\" : 3 }"),
                edit(
                        "rename what is appended",
                        "{}",
                        splice -> splice.set("a", "1").rename("a", "b"),
                        "{\"b\":1}"),
                edit("rename what is not there", ABC, splice -> splice.rename("x", "a"), ABC),
                edit(
                        "swap",
                        "{\"a\":1,\"b\":2}",
                        splice -> splice.rename("a", "t").rename("b", "a").rename("t", "b"),
                        "{\"b\":1,\"a\":2}"));
    }

    static Stream<Arguments> nested() {
        String deep = "{\"o\": { \"x\" : {\"y\":1.0} , \"z\":[{\"x\":2}]}, \"n\":null}";
        return Stream.of(
                edit("set", deep, splice -> splice.set("o.x.y", "2"), deep.replace("1.0", "2")),
                edit("replace an object", deep, splice -> splice.set("o.x", "3"), deep.replace("{\"y\":1.0}", "3")),
                edit("add", deep, splice -> splice.set("o.x.w", "2"), deep.replace("1.0}", "1.0,\"w\":2}")),
                edit(
                        "add to a new object",
                        "{}",
                        splice -> splice.set("s.u", "true").set("s.v.w", "1").set("s.u", "false"),
                        "{\"s\":{\"u\":false,\"v\":{\"w\":1}}}"),
                edit(
                        "null counts as missing",
                        deep,
                        splice -> splice.set("n.u", "1"),
                        deep.replace("null", "{\"u\":1}")),
                edit(
                        "inside what was set",
                        "{\"a\":1}",
                        splice -> splice.set("a", "{ \"b\" : 1 }").set("a.c", "2"),
                        "{\"a\":{ \"b\" : 1,\"c\":2 }}"),
                edit(
                        "inside what was removed",
                        "{\"a\":{\"b\":1}}",
                        splice -> splice.remove("a").set("a.c", "2"),
                        "{\"a\":{\"c\":2}}"),
                edit(
                        "inside what was renamed",
                        "{\"a\":{\"b\":1}}",
                        splice -> splice.rename("a", "x").set("x.b", "2"),
                        "{\"x\":{\"b\":2}}"),
                edit(
                        "set over earlier ones",
                        deep,
                        splice -> splice.set("o.x.y", "2").set("o", "[]"),
                        "{\"o\": [], \"n\":null}"),
                edit("remove", deep, splice -> splice.remove("o.x"), "{\"o\": { \"z\":[{\"x\":2}]}, \"n\":null}"),
                edit(
                        "remove to the last",
                        deep,
                        splice -> splice.remove("o.z").remove("o.x.y"),
                        "{\"o\": { \"x\" : {}}, \"n\":null}"),
                edit(
                        "remove through no object",
                        deep,
                        splice -> splice.remove("o.z.x").remove("n.x"),
                        deep));
    }

    private static Arguments edit(String name, String body, UnaryOperator<Splice> edits, String expected) {
        return arguments(name, body, edits, expected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"edits", "nested"})
    void splices(String name, String body, UnaryOperator<Splice> edits, String expected) {
        EditedBody edited = edits.apply(Splice.of(body(body))).edited();
        assertThat(new String(edited.bytes(), StandardCharsets.UTF_8)).as(name).isEqualTo(expected);
        assertThat(edited.length()).isEqualTo(expected.getBytes(StandardCharsets.UTF_8).length);
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

    @Test
    void copiesSoThatOneAttemptDoesNotSeeWhatAnotherChanged() {
        Splice first = Splice.of(body("{\"a\":1,\"b\":\"xy\"}")).set("a", "2").replace(12, 13, Slice.utf8("X"));
        Splice second = first.copy().set("a", "3").set("c", "4").remove("b");
        assertThat(text(first)).isEqualTo("{\"a\":2,\"b\":\"Xy\"}");
        assertThat(text(second)).isEqualTo("{\"a\":3,\"c\":4}");
    }

    private static StoredBody body(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return StoredBody.of(Slice.of(bytes), JsonScan.of(bytes, 0, bytes.length, JsonProbes.NONE));
    }

    private static String text(Splice splice) {
        return new String(splice.edited().bytes(), StandardCharsets.UTF_8);
    }
}
