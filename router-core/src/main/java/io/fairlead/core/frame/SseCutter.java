package io.fairlead.core.frame;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as the HTML standard defines them: lines end with LF, CR LF or CR, a blank line ends an event, a
 * byte order mark is passed over where the stream begins. What is left at the end of the stream counts as an event even without its blank
 * line: whether the stream is whole is for the dialect to say.
 */
final class SseCutter implements FrameCutter {
    private static final byte[] DATA = {'d', 'a', 't', 'a'};
    private static final byte[] EVENT = {'e', 'v', 'e', 'n', 't'};
    private static final int LOOK_BACK = 3;

    private @Nullable String lastEvent;
    private boolean begun;

    @Override
    public int end(byte[] array, int from, int scanned, int to, boolean last) {
        // A blank line may have begun in the bytes looked at before.
        for (int i = Math.max(from, scanned - LOOK_BACK); i < to; i++) {
            byte b = array[i];
            if (b != '\n' && b != '\r') {
                continue;
            }
            int next = lineEnd(array, i, to);
            if (next >= to) {
                break;
            }
            if (array[next] == '\n' || array[next] == '\r') {
                return blankLineEnd(array, next, to, last);
            }
            if (i == from) {
                // A frame that begins with an empty line is that line alone.
                return next;
            }
            i = next - 1;
        }
        return last && to > from ? to : -1;
    }

    /** The index after a line end that begins at {@code at}: CR LF counts as one. */
    private static int lineEnd(byte[] array, int at, int to) {
        return array[at] == '\r' && at + 1 < to && array[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static int blankLineEnd(byte[] array, int at, int to, boolean last) {
        if (array[at] == '\r' && at + 1 == to && !last) {
            // Its LF may be on the way; it would look like another empty line otherwise.
            return -1;
        }
        return lineEnd(array, at, to);
    }

    @Override
    public void describe(FrameView frame) {
        byte[] array = frame.array();
        int at = frame.start();
        if (!begun && bom(array, at, frame.end())) {
            at += 3;
        }
        begun = true;
        int dataStart = -1;
        int dataEnd = -1;
        String event = null;
        byte[] joined = null;
        while (at < frame.end()) {
            int lineEnd = at;
            while (lineEnd < frame.end() && array[lineEnd] != '\n' && array[lineEnd] != '\r') {
                lineEnd++;
            }
            if (field(array, at, lineEnd, DATA)) {
                int value = value(array, at + DATA.length, lineEnd);
                if (dataStart < 0) {
                    dataStart = value;
                } else {
                    joined = join(joined == null ? Arrays.copyOf(array, frame.end()) : joined, dataEnd, value);
                }
                dataEnd = lineEnd;
            } else if (field(array, at, lineEnd, EVENT)) {
                event = name(array, value(array, at + EVENT.length, lineEnd), lineEnd);
            }
            at = lineEnd(array, Math.min(lineEnd, frame.end() - 1), frame.end());
        }
        if (joined != null) {
            frame.array(joined);
        }
        frame.event(event);
        frame.data(dataStart < 0 ? frame.end() : dataStart, dataStart < 0 ? frame.end() : dataEnd);
    }

    private static boolean bom(byte[] array, int at, int end) {
        return end - at >= 3
                && array[at] == (byte) 0xEF
                && array[at + 1] == (byte) 0xBB
                && array[at + 2] == (byte) 0xBF;
    }

    private static boolean field(byte[] array, int from, int to, byte[] name) {
        int after = from + name.length;
        if (after > to || after < to && array[after] != ':') {
            return false;
        }
        return Arrays.equals(array, from, after, name, 0, name.length);
    }

    private static int value(byte[] array, int colon, int lineEnd) {
        int at = Math.min(colon + 1, lineEnd);
        return at < lineEnd && array[at] == ' ' ? at + 1 : at;
    }

    /** Joins two data lines in place: what lies between becomes one line feed and blanks, so that offsets stay true. */
    private static byte[] join(byte[] array, int from, int to) {
        Arrays.fill(array, from, to, (byte) ' ');
        array[from] = '\n';
        return array;
    }

    /** Streams repeat few names: the last one is kept rather than made again. An empty one counts as none. */
    private @Nullable String name(byte[] array, int from, int to) {
        if (from == to) {
            return null;
        }
        String last = lastEvent;
        if (last != null && last.length() == to - from) {
            int i = 0;
            while (i < last.length() && last.charAt(i) == array[from + i]) {
                i++;
            }
            if (i == last.length()) {
                return last;
            }
        }
        String name = new String(array, from, to - from, StandardCharsets.UTF_8);
        lastEvent = name;
        return name;
    }
}
