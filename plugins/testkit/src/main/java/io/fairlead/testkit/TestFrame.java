package io.fairlead.testkit;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.Framing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A frame of a reply, cut as the host would cut it. */
public final class TestFrame implements Frame {
    private final byte[] array;
    private final int start;
    private final int end;
    private final int dataStart;
    private final int dataEnd;
    private final @Nullable String event;

    private TestFrame(byte[] array, int[] positions, @Nullable String event) {
        this.array = array;
        this.start = positions[0];
        this.end = positions[1];
        this.dataStart = positions[2];
        this.dataEnd = positions[3];
        this.event = event;
    }

    /** A whole body. */
    public static TestFrame whole(String body) {
        byte[] array = body.getBytes(StandardCharsets.UTF_8);
        return new TestFrame(array, new int[] {0, array.length, 0, array.length}, null);
    }

    /** One line of JSON lines; {@code line} without its end. */
    public static TestFrame line(String line) {
        byte[] array = (line + "\n").getBytes(StandardCharsets.UTF_8);
        return new TestFrame(array, new int[] {0, array.length, 0, array.length - 1}, null);
    }

    /** A server-sent event with one data line and no name. */
    public static TestFrame data(String data) {
        return sse("data: " + data + "\n\n").getFirst();
    }

    /**
     * All events of a stream, in one array as if they had been read at once. Fields end with {@code \n}, events with a
     * blank line, and an event has at most one line of data.
     */
    public static List<TestFrame> sse(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        List<TestFrame> frames = new ArrayList<>();
        int start = 0;
        while (start < array.length) {
            int end = frameEnd(array, start);
            frames.add(event(array, start, end));
            start = end;
        }
        return frames;
    }

    /** All elements of an array of objects, each with what stands before it, and its closing bracket if it has come. */
    public static List<TestFrame> elements(String text) {
        byte[] array = text.strip().getBytes(StandardCharsets.UTF_8);
        List<TestFrame> frames = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int at = 0; at < array.length; at++) {
            byte next = array[at];
            at += quoted && next == '\\' ? 1 : 0;
            quoted ^= next == '"';
            depth += quoted ? 0 : next == '{' ? 1 : next == '}' ? -1 : 0;
            boolean ends = !quoted && depth == 0 && (next == '}' || next == ']');
            if (ends) {
                int data = start;
                while (data < at && next == '}' && array[data] != '{') {
                    data++;
                }
                int dataStart = next == '}' ? data : at + 1;
                frames.add(new TestFrame(array, new int[] {start, at + 1, dataStart, at + 1}, null));
                start = at + 1;
            }
        }
        return frames;
    }

    /** All lines of a stream of JSON lines, in one array as if they had been read at once; each ends with {@code \n}. */
    public static List<TestFrame> lines(String text) {
        byte[] array = text.getBytes(StandardCharsets.UTF_8);
        List<TestFrame> frames = new ArrayList<>();
        int start = 0;
        for (int at = 0; at < array.length; at++) {
            if (array[at] == '\n') {
                frames.add(new TestFrame(array, new int[] {start, at + 1, start, at}, null));
                start = at + 1;
            }
        }
        if (start < array.length) {
            throw new IllegalArgumentException("found a line without an end at byte " + start + ", expected one");
        }
        return frames;
    }

    /** All frames of a stream that is cut in this way. */
    public static List<TestFrame> stream(Framing framing, String text) {
        if (framing.equals(Framing.JSON_ARRAY)) {
            return elements(text);
        }
        return framing.equals(Framing.JSON_LINES) ? lines(text) : sse(text);
    }

    private static int frameEnd(byte[] array, int start) {
        for (int at = start + 1; at < array.length; at++) {
            if (array[at] == '\n' && array[at - 1] == '\n') {
                return at + 1;
            }
        }
        throw new IllegalArgumentException(
                "found an event without an end at byte " + start + ", expected a blank line");
    }

    private static TestFrame event(byte[] array, int start, int end) {
        @Nullable String event = null;
        int dataStart = end;
        int dataEnd = end;
        int line = start;
        while (line < end) {
            int lineEnd = line;
            while (array[lineEnd] != '\n') {
                lineEnd++;
            }
            String text = new String(array, line, lineEnd - line, StandardCharsets.UTF_8);
            if (text.startsWith("event: ")) {
                event = text.substring(7);
            } else if (text.startsWith("data:")) {
                dataStart = line + (text.startsWith("data: ") ? 6 : 5);
                dataEnd = lineEnd;
            }
            line = lineEnd + 1;
        }
        return new TestFrame(array, new int[] {start, end, dataStart, dataEnd}, event);
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public int start() {
        return start;
    }

    @Override
    public int end() {
        return end;
    }

    @Override
    public int dataStart() {
        return dataStart;
    }

    @Override
    public int dataEnd() {
        return dataEnd;
    }

    @Override
    public @Nullable String event() {
        return event;
    }

    /** The frame as received. */
    public String text() {
        return new String(array, start, end - start, StandardCharsets.UTF_8);
    }

    /** The same frame as far as it had come when the upstream broke off: with only the first bytes of its data. */
    public TestFrame cut(int dataBytes) {
        int stop = dataStart + Objects.checkIndex(dataBytes, dataEnd - dataStart + 1);
        return new TestFrame(array, new int[] {start, stop, dataStart, stop}, event);
    }

    /** The same frame in an array of its own, with this many other bytes before it. */
    public TestFrame moved(int margin) {
        byte[] copy = new byte[margin + end - start];
        System.arraycopy(array, start, copy, margin, end - start);
        int shift = margin - start;
        int[] positions = {margin, copy.length, dataStart + shift, dataEnd + shift};
        return new TestFrame(
                copy, positions, Objects.requireNonNullElse(event, "").isEmpty() ? null : event);
    }
}
