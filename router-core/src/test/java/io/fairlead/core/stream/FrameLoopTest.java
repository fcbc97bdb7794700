package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.http.Slice;
import io.fairlead.core.exchange.ReplyStages.ReplyStage;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.frame.FrameView;
import io.fairlead.core.frame.GatherEdit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FrameLoopTest {
    /** Edits frames with {@code x}, drops those with {@code drop}, cannot read {@code bad}, stops at {@code error}. */
    private static final class Marks extends PlainHandler {
        final List<String> seen = new ArrayList<>();

        @Override
        public int frame(FrameView frame, GatherEdit edit, FrameSink out) {
            String data =
                    Slice.of(frame.array(), frame.dataStart(), frame.dataEnd()).utf8();
            seen.add(data);
            if (data.startsWith("x")) {
                edit.replace(frame.dataStart(), frame.dataStart() + 1, Slice.utf8("<y>"));
            }
            if (data.equals("drop")) {
                edit.drop();
            }
            return switch (data) {
                case "bad" -> Signals.MALFORMED;
                case "error" -> Signals.ERROR;
                case "" -> Signals.NONE;
                default -> Signals.CONTENT;
            };
        }
    }

    private static final class Counting implements ReplyStage {
        private final ByteQueue out;
        private int ends;

        Counting(ByteQueue out) {
            this.out = out;
        }

        @Override
        public void frame(byte[] array, int start, int end) {
            out.append(array, start, end);
        }

        @Override
        public void end() {
            ends++;
        }
    }

    private final Marks marks = new Marks();
    private final ByteQueue out = new ByteQueue();
    private final ByteArrayOutputStream client = new ByteArrayOutputStream();

    private FrameLoop loop(BytesReply reply, @Nullable ReplyStage stage) {
        return new FrameLoop(reply, FrameCutter.of(Framing.SSE), marks, stage, out);
    }

    private void flush(FrameLoop loop) throws IOException {
        loop.flush((array, start, end) -> client.write(array, start, end - start));
    }

    private String client() {
        return client.toString(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 13, 4096})
    void theSameComesOutWhateverTheReads(int piece) throws IOException {
        String big = "b".repeat(10_000);
        String reply = "data: a\n\n: ping\n\ndata: x1\r\n\r\ndata: drop\n\ndata: bad\n\ndata: " + big
                + "\n\ndata: x2\n\ndata: c\n\ndata: left";
        String expected =
                "data: a\n\n: ping\n\ndata: <y>1\r\n\r\ndata: " + big + "\n\ndata: <y>2\n\ndata: c\n\ndata: left";
        for (boolean staged : new boolean[] {false, true}) {
            client.reset();
            marks.seen.clear();
            FrameLoop loop = loop(BytesReply.of(reply.getBytes(UTF_8), piece), staged ? new Counting(out) : null);
            int reads = 0;
            while (loop.step() >= 0) {
                if (++reads % 3 == 0) {
                    loop.keep();
                } else {
                    flush(loop);
                }
            }
            loop.end();
            loop.endStage();
            flush(loop);

            assertThat(client()).isEqualTo(expected);
            assertThat(marks.seen).containsExactly("a", "", "x1", "drop", "bad", big, "x2", "c", "left");
            assertThat(loop.malformed()).isEqualTo(1);
            assertThat(loop.contentFrames()).isEqualTo(7);
        }
    }

    @Test
    void nothingComesAfterAnError() throws IOException {
        FrameLoop loop = loop(BytesReply.of("data: a\n\ndata: error\n\ndata: b\n\n".getBytes(UTF_8), 100), null);
        assertThat(loop.step() & Signals.ERROR).isNotZero();
        flush(loop);
        assertThat(client()).isEqualTo("data: a\n\n");
        assertThat(marks.seen).containsExactly("a", "error");
    }

    @Test
    void aFrameMayBeLargeButNotEndless() throws IOException {
        String large = "data: " + "a".repeat(7 << 20) + "\n\n";
        FrameLoop loop = loop(BytesReply.of(large.getBytes(UTF_8), 1 << 20), null);
        while (loop.step() >= 0) {
            flush(loop);
        }
        assertThat(client.size()).isEqualTo(large.length());

        BytesReply endless = BytesReply.endless("data: aaaaaaaaaaa".getBytes(UTF_8), 1 << 20);
        FrameLoop never = loop(endless, null);
        assertThatThrownBy(() -> {
                    while (true) {
                        never.step();
                    }
                })
                .isInstanceOf(OversizedFrameException.class)
                .hasMessage("found a frame of more than 8388608 bytes, expected at most that");
        assertThat(endless.read()).isEqualTo(8 << 20);
    }

    @Test
    void aStageHearsTheEndOnce() throws IOException {
        Counting stage = new Counting(out);
        FrameLoop loop = loop(BytesReply.of("data: a\n\n".getBytes(UTF_8), 100), stage);
        while (loop.step() >= 0) {
            flush(loop);
        }
        loop.end();
        loop.endStage();
        loop.endStage();
        assertThat(stage.ends).isEqualTo(1);
    }
}
