package io.fairlead.core.filter;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.GatherEdit;
import java.util.ArrayList;
import java.util.List;

/** A frame that waits for the text of its spans to be settled. Spans that kept their text keep their bytes. */
final class HeldFrame {
    private final byte[] bytes;
    private final List<Span> spans = new ArrayList<>(1);

    HeldFrame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** One text within the frame. */
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

    /** Adds a span; positions are those of the frame's own bytes. */
    Span span(int from, int to) {
        Span span = new Span(from, to, JsonText.decode(bytes, from, to));
        spans.add(span);
        return span;
    }

    int length() {
        return bytes.length;
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
                edit.replace(span.from, span.to, Slice.of(JsonText.encode(span.settled.toString())));
            }
        }
        edit.gather(bytes, 0, bytes.length, scratch, out);
        edit.clear();
    }
}
