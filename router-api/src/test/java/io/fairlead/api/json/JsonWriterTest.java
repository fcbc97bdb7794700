package io.fairlead.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fairlead.api.http.Slice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    @Test
    void placesCommasByItself() {
        JsonWriter writer = new JsonWriter(1);
        writer.beginObject().member("role", "assistant").member("n", 3).member("last", false);
        writer.name("list")
                .beginArray()
                .number(1)
                .text("two")
                .beginObject()
                .endObject()
                .nullValue()
                .endArray();
        writer.name("raw")
                .raw("{\"a\":[]}")
                .name("cut")
                .raw(Slice.utf8("[1]"))
                .name("d")
                .number(0.5)
                .endObject();
        assertThat(writer.slice().utf8())
                .isEqualTo("{\"role\":\"assistant\",\"n\":3,\"last\":false,"
                        + "\"list\":[1,\"two\",{},null],\"raw\":{\"a\":[]},\"cut\":[1],\"d\":0.5}");
    }

    /** Arguments of tools and settings of clients come in several lines; an event of a stream has one. */
    @Test
    void writesAllInOneLine() {
        JsonWriter writer =
                new JsonWriter(1).beginArray().raw("{\r\n  \"a\": [\n1]}").raw(Slice.utf8("\n2\n"));
        assertThat(writer.endArray().slice().utf8()).isEqualTo("[{    \"a\": [ 1]}, 2 ]");
    }

    @Test
    void writesTextThatAScanTakesAndACursorReadsBack() {
        StringBuilder text = new StringBuilder("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u0080\u07ff\u0800\uffff");
        text.appendCodePoint(0x10000).appendCodePoint(0x10FFFF).append("x".repeat(500));
        JsonWriter writer = new JsonWriter(4)
                .beginObject()
                .member(text.toString(), text.toString())
                .endObject();
        Slice slice = writer.slice();
        assertThat(JsonScan.of(slice.array(), slice.start(), slice.end(), JsonProbes.NONE)
                        .name(0))
                .isEqualTo(text.toString());
        JsonCursor cursor = JsonCursor.over(slice.array(), slice.start(), slice.end());
        cursor.enter();
        assertThat(cursor.nextMember()).isTrue();
        assertThat(cursor.name()).isEqualTo(text.toString());
        assertThat(cursor.text()).isEqualTo(text.toString());
        assertThat(slice.utf8())
                .isEqualTo("{" + JsonText.quote(text.toString()) + ":" + JsonText.quote(text.toString()) + "}");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, -7, 10, 99, 100, 1_234_567_890_123L, Long.MAX_VALUE, Long.MIN_VALUE, -1_000})
    void writesWholeNumbers(long value) {
        assertThat(new JsonWriter(1).number(value).slice().utf8()).isEqualTo(Long.toString(value));
    }

    @Test
    void keepsHalvesOfPairsSoThatAStreamCanJoinThem() {
        String half = "a\ud83d";
        assertThat(new JsonWriter().text(half).slice().utf8()).isEqualTo("\"a\\ud83d\"");
        assertThat(JsonText.quote("\ude00\ud83d\ude00\ud83d")).isEqualTo("\"\\ude00\ud83d\ude00\\ud83d\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "x?y",
                "?",
                "\n",
                "say \"x\"\\ ",
                "\u0001",
                "\u007f",
                "\u00e9",
                "\u4e16?",
                "\ud83d",
                "\ud83d\ude00?"
            })
    void writesLongTextsAsShortOnes(String piece) {
        for (String text : List.of(piece.repeat(100), "a".repeat(63) + piece, piece + "a?".repeat(31))) {
            assertThat(new JsonWriter(1).text(text).slice().utf8()).isEqualTo(JsonText.quote(text));
            assertThat(new JsonWriter(1)
                            .beginObject()
                            .member(text, 1)
                            .endObject()
                            .slice()
                            .utf8())
                    .isEqualTo("{" + JsonText.quote(text) + ":1}");
        }
    }

    @Test
    void canBeUsedAgain() {
        JsonWriter writer = new JsonWriter();
        writer.beginArray().number(1);
        assertThat(writer.reset().number(2).slice().utf8()).isEqualTo("2");
        assertThat(writer.length()).isOne();
    }

    @Test
    void refusesWhatIsNoJson() {
        JsonWriter writer = new JsonWriter();
        assertThatIllegalArgumentException().isThrownBy(() -> writer.number(Double.NaN));
        assertThatIllegalStateException().isThrownBy(writer::endObject);
        writer.beginObject();
        assertThatIllegalStateException().isThrownBy(writer::slice);
    }
}
