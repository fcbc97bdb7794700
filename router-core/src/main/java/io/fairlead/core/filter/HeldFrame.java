package io.fairlead.core.filter;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.api.json.JsonText;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.GatherEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A frame that goes on when the text of its spans is settled. Spans that kept their text keep their bytes. */
final class HeldFrame {
    private final List<Span> spans = new ArrayList<>(1);
    private final List<Echo> echoes = new ArrayList<>(0);
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

        private boolean changed() {
            return !original.contentEquals(settled);
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

    /** Adds a place that tells the text once more; positions are those of the buffer. */
    void echo(int from, int to, String without) {
        echoes.add(new Echo(from - start, to - start, without));
    }

    /** What tells the text once more, and what stands there if it is not to. */
    private record Echo(int from, int to, String without) {}

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
        Iterator<Echo> told = changed() ? echoes.iterator() : Collections.emptyIterator();
        Echo next = next(told);
        for (Span span : spans) {
            next = silence(next, told, span.from, edit);
            if (span.changed()) {
                Slice text = Slice.of(JsonText.encode(span.settled.toString()));
                edit.replace(start + span.from, start + span.to, text);
            }
        }
        silence(next, told, length(), edit);
        edit.gather(bytes, start, end, scratch, out);
        edit.clear();
    }

    private boolean changed() {
        for (Span span : spans) {
            if (span.changed()) {
                return true;
            }
        }
        return false;
    }

    /** Takes out what tells of the text as it was, up to a position; edits must be made in rising order. */
    private @Nullable Echo silence(@Nullable Echo first, Iterator<Echo> others, int before, GatherEdit edit) {
        Echo next = first;
        while (next != null && next.from < before) {
            edit.replace(start + next.from, start + next.to, Slice.of(next.without.getBytes(StandardCharsets.UTF_8)));
            next = next(others);
        }
        return next;
    }

    private static @Nullable Echo next(Iterator<Echo> echoes) {
        return echoes.hasNext() ? echoes.next() : null;
    }
}
