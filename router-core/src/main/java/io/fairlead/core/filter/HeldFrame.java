package io.fairlead.core.filter;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.GatherEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A frame that goes on when the text of its spans is settled. Spans that kept their text keep their bytes. */
final class HeldFrame {
    private final List<Span> spans = new ArrayList<>(1);
    private byte[] bytes;
    private int start;
    private int end;

    /** A frame in somebody's buffer. */
    HeldFrame(byte[] buffer, int start, int end) {
        this.bytes = buffer;
        this.start = start;
        this.end = end;
    }

    /** Keeps a copy, because the frame has to wait and the buffer does not. */
    void keep() {
        bytes = Arrays.copyOfRange(bytes, start, end);
        end -= start;
        start = 0;
    }

    /** One text within the frame; positions count from its start. */
    static final class Span {
        private final int from;
        private final int to;
        private final String original;
        private final StringBuilder settled = new StringBuilder();
        private String pending;
        private boolean done;

        private Span(int from, int to, String original) {
            this.from = from;
            this.to = to;
            this.original = original;
            this.pending = original;
        }

        /** What of this span a filter still holds back. */
        String pending() {
            return pending;
        }

        void pending(String text) {
            pending = text;
        }

        void settle(String text) {
            settled.append(text);
        }

        /** Settles the first characters of what is pending. */
        void settlePending(int chars) {
            settled.append(pending, 0, chars);
            pending = pending.substring(chars);
        }

        void done() {
            pending = "";
            done = true;
        }
    }

    /**
     * Adds a span; positions are those of the buffer.
     *
     * @throws JsonSyntaxException if it cannot be read
     */
    Span span(int from, int to) {
        Span span = new Span(from - start, to - start, JsonText.decode(bytes, from, to));
        spans.add(span);
        return span;
    }

    int length() {
        return end - start;
    }

    boolean ready() {
        for (Span span : spans) {
            if (!span.done) {
                return false;
            }
        }
        return true;
    }

    void write(GatherEdit edit, ByteQueue scratch, FrameSink out) {
        for (Span span : spans) {
            if (!span.original.contentEquals(span.settled)) {
                Slice text = Slice.of(JsonText.encode(span.settled.toString()));
                edit.replace(start + span.from, start + span.to, text);
            }
        }
        edit.gather(bytes, start, end, scratch, out);
        edit.clear();
    }
}
