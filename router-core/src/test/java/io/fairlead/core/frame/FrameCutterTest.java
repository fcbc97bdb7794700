package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.Framing;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, {@code N} stands for a line feed, {@code R} for a carriage return, a bar for the end of a frame. */
final class FrameCutterTest {
    private static String bytes(String table) {
        return table.replace("|", "").replace('N', '\n').replace('R', '\r');
    }

    private static String table(List<String> frames) {
        return frames.stream()
                .map(frame -> frame.replace('\n', 'N').replace('\r', 'R'))
                .collect(Collectors.joining("|"));
    }

    private static void cutsAlikeHoweverItComes(Framing framing, String table) {
        byte[] reply = bytes(table).getBytes(UTF_8);
        assertThat(table(Cutting.frames(framing, reply))).isEqualTo(table);
        for (int first = 0; first <= reply.length; first++) {
            for (int second = first; second <= reply.length; second++) {
                assertThat(table(Cutting.frames(framing, reply, first, second)))
                        .as("reads end at %s and %s", first, second)
                        .isEqualTo(table);
            }
        }
        int[] everywhere = new int[reply.length];
        Arrays.setAll(everywhere, i -> i);
        assertThat(table(Cutting.frames(framing, reply, everywhere))).isEqualTo(table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "data: aNN",
                "data: aNN|data: bNN",
                "data: aRNRN|data: bRNRN",
                "data: aRR|data: bRR",
                "data: aRNN|data: bNRN|data: cNR|data: dRNR|x",
                ": pingNN|data: aNdata: bNN",
                "event: xNid: 7Ndata: aNN",
                "NN|data: aNN",
                "N|data: aNN",
                "RN|data: aNN",
                "R|data: aNN",
                "data: aNN|NN|N",
                "data: unfinished",
                "data: unfinishedN",
                "data: unfinishedR",
                "data: unfinishedRN",
                "data: aNN|data: unfinishedRN",
                "data: äöü€\uD83D\uDE00NN|data: bNN",
                "data: {\"a\":\"\\n\\n\"}NN|data: [DONE]NN",
            })
    void cutsEvents(String table) {
        cutsAlikeHoweverItComes(Framing.SSE, table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}N", "{}N|{\"a\":1}RN|N| {} N|[", "{}N|N|{}"})
    void cutsLines(String table) {
        cutsAlikeHoweverItComes(Framing.JSON_LINES, table);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "[ ]",
                "[{}|]",
                "[{}|]|N",
                "[{\"a\":[1,{\"b\":\"]}\"}]}|N,RN{\"c\":\"\\\"}]\"}|N]|RN",
                " [ {}| , {\"\\\\\":2}| ]",
                "[1|,22| ,true|,\"a]\\\"\"|,[[2],[]]|]",
                "[[1,2]|,[3]|]",
                "{\"error\":{\"code\":500}}",
                "[{}|,|,{}|]",
                "[{\"unfinished\":\"]",
                "[{}|,{\"unfinished\":[",
                "<html>|N<body/>",
                "[{\"ä\":\"€\uD83D\uDE00\"}|,{\"data: \":\"NN\"}|]",
            })
    void cutsElements(String table) {
        cutsAlikeHoweverItComes(Framing.JSON_ARRAY, table);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[{}; {}",
                "` [N{\"a\":[1]}N `; {\"a\":[1]}",
                "`N,RN{\"a\":\",\"}`; {\"a\":\",\"}",
                ",[1]; [1]",
                "[[1]; [1]",
                "N]; ``",
                "[]; ``",
                "N; ``",
                ",; ``",
                "{}; {}",
            })
    void theDataOfAnElementIsTheElement(String table, String data) {
        assertThat(data(framed(Framing.JSON_ARRAY, bytes(table)))).isEqualTo(data);
    }

    @Test
    void looksAtEachByteOfALargeElementOnce() {
        byte[] array = ("[{\"a\":\"" + "x".repeat(1_000_000) + "\"}").getBytes(UTF_8);
        FrameCutter cutter = FrameCutter.of(Framing.JSON_ARRAY);
        for (int filled = 100; filled < array.length; filled += 100) {
            assertThat(cutter.end(array, 0, filled - 100, filled, false)).isEqualTo(-1);
            array[filled - 1] = 0;
        }
        assertThat(cutter.end(array, 0, array.length / 100 * 100, array.length, false))
                .isEqualTo(array.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{}NN{}RN", "data: aNNdata: bNN"})
    void takesABodyWhole(String table) {
        cutsAlikeHoweverItComes(Framing.WHOLE, table);
    }

    @Test
    void cutsGeneratedEventsAlikeHoweverTheyCome() {
        Random random = new Random(11);
        String[] parts = {
            "data: x", "data", ":", "event: e", "id: 1", "\n", "\r", "\r\n", "\n\n", "\r\r", "\r\n\r\n", "ä"
        };
        for (int round = 0; round < 5_000; round++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(12), 0, parts.length).forEach(i -> text.append(parts[i]));
            byte[] reply = text.toString().getBytes(UTF_8);
            List<String> whole = Cutting.frames(Framing.SSE, reply);
            assertThat(String.join("", whole)).isEqualTo(text.toString());
            int[] ends =
                    random.ints(random.nextInt(5), 0, reply.length + 1).sorted().toArray();
            assertThat(table(Cutting.frames(Framing.SSE, reply, ends)))
                    .as("%s read up to %s", table(List.of(text.toString())), Arrays.toString(ends))
                    .isEqualTo(table(whole));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "data: aNN; ; a",
                "data:aNN; ; a",
                "data:  aNN; ; ' a'",
                "data: aRNRN; ; a",
                "data: a; ; a",
                "event: xNdata: aNN; x; a",
                "data: aNevent:xNN; x; a",
                "event: xNevent: yNdata: aNN; y; a",
                "event:Ndata: aNN; ; a",
                "event: xNevent:Ndata: aNN; ; a",
                "eventNdata: aNN; ; a",
                "id: 7Nretry: 5Ndata: aN: noteNN; ; a",
                ": pingNN; ; ''",
                "NN; ; ''",
                "dataNN; ; ''",
                "datas: aNN; ; ''",
                "data: {N: noteNdata: }NN; ; '{N }'",
                "data: aNdata: bRNdata: cNN; ; 'aNbNc'",
                "event: äNdata: öNN; ä; ö",
            })
    void findsEventAndData(String table, @Nullable String event, String data) {
        for (String margin : List.of("", "data: before\n\n")) {
            byte[] array = (margin + bytes(table) + "data: after\n\n").getBytes(UTF_8);
            int start = margin.length();
            int end = array.length - "data: after\n\n".length();
            byte[] before = array.clone();
            FrameView frame = new FrameView().set(array, start, end);

            FrameCutter.of(Framing.SSE).describe(frame);

            assertThat(frame.event()).isEqualTo(event);
            assertThat(data(frame).replaceAll("\n +", "\n").replace('\n', 'N')).isEqualTo(data.replaceAll("N +", "N"));
            assertThat(frame.start()).isEqualTo(start);
            assertThat(frame.end()).isEqualTo(end);
            assertThat(array).as("the buffer is not written to").isEqualTo(before);
        }
    }

    @Test
    void passesOverAByteOrderMarkAtTheStartOnly() {
        byte[] marked = "\uFEFFdata: a\n\n".getBytes(UTF_8);
        FrameCutter cutter = FrameCutter.of(Framing.SSE);
        FrameView frame = new FrameView().set(marked, 0, marked.length);
        cutter.describe(frame);
        assertThat(data(frame)).isEqualTo("a");
        cutter.describe(frame.set(marked, 0, marked.length));
        assertThat(data(frame)).as("of a field with a strange name").isEmpty();
    }

    @Test
    void joinsLinesOfDataWithoutMovingThem() {
        FrameView frame = framed(Framing.SSE, "data: {\"a\":\ndata: \"b\"}\n\n");

        assertThat(data(frame)).isEqualTo("{\"a\":\n" + " ".repeat(6) + "\"b\"}");
        assertThat(frame.dataStart()).isEqualTo(6);
        assertThat(frame.array()[frame.dataEnd() - 1]).isEqualTo((byte) '}');
    }

    @Test
    void rememberedNamesAreNotMixedUp() {
        FrameCutter cutter = FrameCutter.of(Framing.SSE);
        for (String name : List.of("abc", "abc", "abd", "ab", "abc")) {
            byte[] array = ("event: " + name + "\n\n").getBytes(UTF_8);
            FrameView frame = new FrameView().set(array, 0, array.length);
            cutter.describe(frame);
            assertThat(frame.event()).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"{}N; {}", "' {} RN'; {}", "N; ''", "{}; {}"})
    void theDataOfALineIsTheLine(String table, String data) {
        assertThat(data(framed(Framing.JSON_LINES, bytes(table)))).isEqualTo(data);
    }

    @Test
    void theDataOfABodyIsTheBody() {
        assertThat(data(framed(Framing.WHOLE, " {}\n"))).isEqualTo(" {}\n");
    }

    private static FrameView framed(Framing framing, String text) {
        byte[] array = text.getBytes(UTF_8);
        FrameView frame = new FrameView().set(array, 0, array.length);
        FrameCutter.of(framing).describe(frame);
        return frame;
    }

    private static String data(FrameView frame) {
        return new String(frame.array(), frame.dataStart(), frame.dataEnd() - frame.dataStart(), UTF_8);
    }
}
