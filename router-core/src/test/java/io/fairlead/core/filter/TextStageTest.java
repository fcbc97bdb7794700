package io.fairlead.core.filter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.View;
import io.fairlead.api.json.JsonCursor;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextStageTest {
    private final Restore restore = new Restore("[em-1]", "ann@x.org");
    private final FilterUse filter = TestFilter.use(View.TEXT, restore);

    /** A frame as a stream has it, with members around the text whose spelling must survive. */
    private static String event(int channel, String text) {
        return "id: 1\r\ndata: { \"n\":1.0e+1,\"" + channel + "\" : " + JsonText.quote(text)
                + ", \"x\":\"\\u0041\\/[em-1]\" }\r\n\r\n";
    }

    private static String end(int... channels) {
        StringBuilder list = new StringBuilder();
        for (int channel : channels) {
            list.append(list.isEmpty() ? "" : ",").append(channel);
        }
        return "data: {\"close\":[" + list + "]}\n\n";
    }

    /** The text of one channel, as a client puts it together. */
    private static String text(List<String> frames, int channel) {
        StringBuilder text = new StringBuilder();
        for (String frame : frames) {
            byte[] bytes = frame.getBytes(UTF_8);
            JsonCursor cursor = JsonCursor.over(bytes, frame.indexOf('{'), frame.lastIndexOf('}') + 1);
            cursor.enter();
            if (cursor.find(Integer.toString(channel))) {
                text.append(cursor.text());
            }
        }
        return text.toString();
    }

    /** A frame without its texts. */
    private static String around(String frame) {
        return frame.replaceAll("(\"[0-9]\" ?: ?)\"([^\"\\\\]|\\\\.)*\"", "$1");
    }

    @Test
    void findsWhatIsSplitAtAnyPlaceAndTouchesNothingElse() {
        String text = "dear [em-1], \"\\\u00e4\uD83D\uDE00\" [em-[em-1][em";
        String expected = text.replace("[em-1]", "ann@x.org");
        for (int first = 0; first <= text.length(); first++) {
            for (int second = first; second <= text.length(); second++) {
                List<String> frames = List.of(
                        event(0, text.substring(0, first)),
                        event(0, text.substring(first, second)),
                        ": ping {}\n\n",
                        event(0, text.substring(second)),
                        end(0));

                List<String> out = Chains.answer(frames, filter);

                assertThat(text(out, 0)).as("split at %s and %s", first, second).isEqualTo(expected);
                assertThat(out.stream().map(TextStageTest::around))
                        .isEqualTo(frames.stream().map(TextStageTest::around).toList());
            }
        }
    }

    @Test
    void channelsThatTakeTurnsDoNotMix() {
        Random random = new Random(2);
        for (int round = 0; round < 500; round++) {
            List<StringBuilder> said = List.of(new StringBuilder(), new StringBuilder(), new StringBuilder());
            List<String> frames = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                int channel = random.nextInt(3);
                String piece = "a[em-1][em-1]b".substring(random.nextInt(4), 4 + random.nextInt(10));
                said.get(channel).append(piece);
                frames.add(event(channel, piece));
                if (random.nextInt(8) == 0) {
                    frames.add(end(channel));
                    said.get(channel).append('|');
                    frames.add(event(channel, "|"));
                }
            }

            List<String> out = Chains.answer(frames, filter);

            for (int channel = 0; channel < 3; channel++) {
                assertThat(text(out, channel))
                        .isEqualTo(said.get(channel).toString().replace("[em-1]", "ann@x.org"));
            }
            assertThat(out.stream().map(TextStageTest::around))
                    .isEqualTo(frames.stream().map(TextStageTest::around).toList());
        }
    }

    @Test
    void framesThatNobodyChangedKeepTheirSpelling() {
        List<String> frames = List.of(
                "data: {\"0\":\"\\u0061\\/[e\"}\n\n", "data: {\"0\":\"m-2] \\u00e4\"}\n\n", "data: {\"end\":1}\r\r");
        assertThat(Chains.answer(frames, filter)).isEqualTo(frames);
    }

    @Test
    void framesWaitOnlyAsLongAsTextIsHeldBackAndNeverOvertake() {
        List<String> out = new ArrayList<>();
        ReplyStage stage = Chains.stage(Chains.open(filter), out);
        Chains.give(stage, event(0, "a"));
        assertThat(out).hasSize(1);
        Chains.give(stage, event(0, "b [em"));
        Chains.give(stage, event(1, "c"));
        Chains.give(stage, ": ping\n\n");
        assertThat(out).hasSize(1);
        Chains.give(stage, event(0, "-2]"));
        assertThat(out).containsExactly(event(0, "a"), event(0, "b [em"), event(1, "c"), ": ping\n\n", event(0, "-2]"));
    }

    @Test
    void theFilterHearsTheEndOfAChannelWhereSomethingIsHeldBack() {
        Chains.answer(List.of(event(0, "a["), event(1, "b["), end(1), event(0, "c"), event(1, "d[")), filter);
        assertThat(restore.seen).containsExactly("0:a[", "1:b[", "1![", "0:[c", "1:d[", "1![");
    }

    @Test
    void whatTellsAChangedTextOnceMoreIsTakenOut() {
        List<String> frames = List.of(
                "{\"echo\":[\"d\"],\"0\":\"dear \",\"echo\":{}}",
                "{\"echo\":[\"[em\"],\"0\":\"[em\",\"n\":1}",
                "{\"0\":\"-1]\",\"echo\":[\"-1]\"]}",
                "{\"0\":\"!\",\"echo\":[\"!\"]}");

        assertThat(Chains.answer(frames, filter))
                .containsExactly(
                        frames.getFirst(),
                        "{\"echo\":null,\"0\":\"ann@x.org\",\"n\":1}",
                        "{\"0\":\"\",\"echo\":null}",
                        frames.getLast());
    }

    @Test
    void severalTextsOfAFrameAreSeveralPieces() {
        String frame = "{\"0\":\"x[em-1]\",\"1\":\"[em-1]\",\"n\":1,\"2\":\"y\"}";
        assertThat(Chains.answer(List.of(frame), filter))
                .containsExactly("{\"0\":\"xann@x.org\",\"1\":\"ann@x.org\",\"n\":1,\"2\":\"y\"}");
    }

    @Test
    void severalTextsOfOneChannelInAFrameContinueEachOther() {
        assertThat(Chains.answer(List.of("{\"0\":\"x[em\",\"n\":1,\"0\":\"-1]y\"}"), filter))
                .containsExactly("{\"0\":\"xann@x.orgy\",\"n\":1,\"0\":\"\"}");
    }

    @Test
    void aWholeAnswerMayHaveBlanksAroundIt() {
        assertThat(Chains.answer(List.of("\n\n  {\"0\":\"[em-1]\"}\n"), filter))
                .containsExactly("\n\n  {\"0\":\"ann@x.org\"}\n");
    }

    /** Data in several lines is joined for reading; it was once written out joined as well, without the fields' names. */
    @Test
    void anEventWithSeveralLinesOfDataKeepsThem() {
        assertThat(Chains.answer(List.of("data: {\"0\":\ndata: \"[em-1]\",\ndata: \"n\":1}\n\n"), filter))
                .containsExactly("data: {\"0\":\ndata: \"ann@x.org\",\ndata: \"n\":1}\n\n");
    }

    @Test
    void textThatCannotBeReadStaysAsItIs() {
        List<String> frames = List.of("data: {\"0\":\"\\q[em-1]\",\"1\":\"[em-1]\"}\n\n");
        assertThat(Chains.answer(frames, filter))
                .containsExactly("data: {\"0\":\"\\q[em-1]\",\"1\":\"ann@x.org\"}\n\n");
    }

    @Test
    void halfCharactersStayApart() {
        List<String> frames = List.of("data: {\"0\":\"\\ud83d\"}\n\n", "data: {\"0\":\"\\ude00[em-1]\\ud83d\"}\n\n");
        assertThat(Chains.answer(frames, filter))
                .containsExactly("data: {\"0\":\"\\ud83d\"}\n\n", "data: {\"0\":\"\\ude00ann@x.org\\ud83d\"}\n\n");
    }

    @Test
    void waitingIsBoundedInFrames() {
        List<String> out = new ArrayList<>();
        ReplyStage stage = Chains.stage(Chains.open(filter), out);
        Chains.give(stage, event(0, "a["));
        for (int i = 0; i < 127; i++) {
            Chains.give(stage, event(1, "b"));
        }
        assertThat(out).isEmpty();
        Chains.give(stage, event(1, "b"));
        assertThat(out).hasSize(129).first().isEqualTo(event(0, "a["));
        assertThat(restore.seen).as("it was asked for its last word").contains("0![");
    }

    @Test
    void waitingIsBoundedInBytes() {
        List<String> out = new ArrayList<>();
        ReplyStage stage = Chains.stage(Chains.open(filter), out);
        Chains.give(stage, event(0, "a["));
        Chains.give(stage, event(1, "b".repeat(100_000)));
        Chains.give(stage, event(1, "b".repeat(100_000)));
        assertThat(out).isEmpty();
        Chains.give(stage, event(1, "b".repeat(100_000)));
        assertThat(out).hasSize(4);
        Chains.give(stage, event(0, "["));
        assertThat(out).hasSize(4);
    }

    @Test
    void aFilterCannotHoldBackMoreThanTheBound() {
        FilterPass greedy = new FilterPass() {
            @Override
            public void replyText(TextPiece piece) {
                piece.keepLast(Integer.MAX_VALUE);
            }
        };
        List<String> out = new ArrayList<>();
        ReplyStage stage = Chains.stage(Chains.open(TestFilter.use(View.TEXT, greedy)), out);
        String text = "a".repeat(TextPiece.LONGEST_HOLD);
        Chains.give(stage, event(0, text));
        assertThat(out).isEmpty();
        Chains.give(stage, event(0, text));
        assertThat(out).containsExactly(event(0, text));
        stage.end();
        assertThat(out).hasSize(2);
    }

    @Test
    void filtersSeeAnswersInReverseOrder() {
        FilterUse first = TestFilter.use(View.TEXT, new Restore("b", "a"));
        FilterUse second = TestFilter.use(View.TEXT, new Restore("c", "b"));
        assertThat(Chains.answer(List.of(event(0, "c")), first, second)).containsExactly(event(0, "a"));
        assertThat(Chains.answer(List.of(event(0, "c")), second, first)).containsExactly(event(0, "b"));
    }

    @Test
    void aFilterThatFailsHalfWayChangedNothing() {
        FilterUse failing = TestFilter.use(View.TEXT, new Failing());
        List<String> frames = List.of(event(0, "a"), event(0, "b"));
        assertThat(Chains.answer(frames, failing)).isEqualTo(frames);
        assertThat(failing.failures().sum()).isEqualTo(2);
    }

    @Test
    void nothingPassesWhenAMandatoryFilterFails() {
        FilterUse failing = TestFilter.mandatory(View.TEXT, new Failing());
        List<String> out = new ArrayList<>();
        ReplyStage stage = Chains.stage(Chains.open(failing), out);
        assertThatThrownBy(() -> Chains.give(stage, event(0, "a")))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("filter.test failed");
        assertThat(out).isEmpty();
    }

    private static final class Failing implements FilterPass {
        @Override
        public void replyText(TextPiece piece) {
            piece.replace("changed");
            piece.keepLast(3);
            throw new IllegalStateException("as the test wants it");
        }
    }
}
