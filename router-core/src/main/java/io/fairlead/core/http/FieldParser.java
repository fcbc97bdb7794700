package io.fairlead.core.http;

import java.util.Arrays;

/**
 * Reads the header lines of one message, and from them what is said of its body and its connection. Strict where leniency
 * would leave room for two readings of where the body ends.
 */
public final class FieldParser {
    /** Offsets are kept in 16 bits. */
    public static final int MAX_HEAD_BYTES = 65_536;

    private static final int MAX_LENGTH_DIGITS = 18;
    private static final int MAX_KEEP_SECONDS = 1_000_000;

    private final byte[] head;
    private final int maxLines;
    private final boolean bareLineFeeds;
    private int[] lines = new int[16];
    private int count;
    private long contentLength = -1;
    private boolean chunked;
    private boolean close;
    private boolean keep;
    private int keepSeconds = -1;
    private int hosts;
    private boolean expectsContinue;

    /**
     * A parser of one head.
     *
     * @param head all of it, up to its blank line; kept by {@link #fields()}
     * @param maxLines how many header lines it may have
     * @param bareLineFeeds whether a line may end without a carriage return
     */
    public FieldParser(byte[] head, int maxLines, boolean bareLineFeeds) {
        this.head = head;
        this.maxLines = maxLines;
        this.bareLineFeeds = bareLineFeeds;
    }

    /** Reads all lines from a position on, to the blank one; returns the position behind that. */
    public int parse(int from) throws MalformedException {
        int at = from;
        while (head[at] != '\n' && (head[at] != '\r' || head[at + 1] != '\n')) {
            at = line(at);
        }
        if (head[at] == '\n' && !bareLineFeeds) {
            throw new MalformedException("a line feed alone", "a carriage return before it");
        }
        if (chunked && contentLength >= 0) {
            throw new MalformedException("both Content-Length and Transfer-Encoding", "one of them");
        }
        return head[at] == '\n' ? at + 1 : at + 2;
    }

    /** The fields, as views of the bytes. */
    public FieldLines fields() {
        return new FieldLines(head, lines, count);
    }

    /** The stated length of the body, or -1. */
    public long contentLength() {
        return contentLength;
    }

    /** Whether the body comes in chunks. */
    public boolean chunked() {
        return chunked;
    }

    /** Whether the other side wants the connection closed. */
    public boolean close() {
        return close;
    }

    /** Whether it wants it kept. */
    public boolean keep() {
        return keep;
    }

    /** How long it keeps an idle connection, or -1 if it did not say. */
    public int keepSeconds() {
        return keepSeconds;
    }

    /** How many times it named a host. */
    public int hosts() {
        return hosts;
    }

    /** Whether it keeps its body back until it is asked for it. */
    public boolean expectsContinue() {
        return expectsContinue;
    }

    /** Takes one header line in and returns where the next begins. */
    private int line(int start) throws MalformedException {
        int colon = start;
        while (FieldSyntax.name(head[colon])) {
            colon++;
        }
        if (colon == start || head[colon] != ':') {
            throw new MalformedException("header line " + (count + 1) + " without a name", "'name: value'");
        }
        int end = endOfLine(colon + 1);
        if (count == maxLines) {
            throw new MalformedException("more header lines", "at most " + maxLines);
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        lines[count++] = FieldLines.line(start, colon - start);
        known(start, colon, end);
        return end + 1;
    }

    private int endOfLine(int from) throws MalformedException {
        int end = endOfLine(head, from);
        if (!bareLineFeeds && head[end - 1] != '\r') {
            throw new MalformedException("a line feed alone", "a carriage return before it");
        }
        return end;
    }

    /** The position of the next line feed; a control character before it is refused. */
    public static int endOfLine(byte[] head, int from) throws MalformedException {
        int at = LineScan.control(head, from, head.length);
        while (head[at] == '\t') {
            at = LineScan.control(head, at + 1, head.length);
        }
        if (head[at] == '\n') {
            return at;
        }
        if (head[at] != '\r' || head[at + 1] != '\n') {
            throw new MalformedException("control character " + head[at] + " in the head", "visible ones");
        }
        return at + 1;
    }

    private void known(int start, int colon, int end) throws MalformedException {
        switch (colon - start) {
            case 4 -> hosts += FieldLines.same(head, start, "Host") ? 1 : 0;
            case 6 ->
                expectsContinue |= FieldLines.same(head, start, "Expect") && lists(colon + 1, end, "100-continue");
            case 14 -> {
                if (FieldLines.same(head, start, "Content-Length")) {
                    lengths(colon + 1, end);
                }
            }
            case 17 -> {
                if (FieldLines.same(head, start, "Transfer-Encoding")) {
                    coding(colon + 1, end);
                }
            }
            case 10 -> {
                if (FieldLines.same(head, start, "Connection")) {
                    close |= lists(colon + 1, end, "close");
                    keep |= lists(colon + 1, end, "keep-alive");
                } else if (FieldLines.same(head, start, "Keep-Alive")) {
                    keepSeconds = seconds(contains(colon + 1, end, "timeout="), end);
                }
            }
            default -> {}
        }
    }

    /** One length, or the same one several times, in one line or in many. */
    private void lengths(int from, int end) throws MalformedException {
        int at = skipBlanks(from);
        for (; ; ) {
            int first = at;
            long value = 0;
            while (head[at] >= '0' && head[at] <= '9' && at - first < MAX_LENGTH_DIGITS) {
                value = value * 10 + head[at++] - '0';
            }
            boolean number = at > first;
            at = skipBlanks(at);
            boolean last = at >= end || head[at] == '\r';
            if (!number || (!last && head[at] != ',')) {
                throw new MalformedException("a Content-Length that is no number", "digits");
            }
            if (contentLength >= 0 && contentLength != value) {
                throw new MalformedException("Content-Length " + contentLength + " and " + value, "one length");
            }
            contentLength = value;
            if (last) {
                return;
            }
            at = skipBlanks(at + 1);
        }
    }

    private void coding(int from, int end) throws MalformedException {
        int at = skipBlanks(from);
        int after = at + "chunked".length();
        boolean fits = after <= end && FieldLines.same(head, at, "chunked");
        int rest = fits ? skipBlanks(after) : end;
        if (chunked || !fits || (rest < end && head[rest] != '\r')) {
            throw new MalformedException("another Transfer-Encoding", "'chunked' once");
        }
        chunked = true;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (head[at] == ' ' || head[at] == '\t') {
            at++;
        }
        return at;
    }

    /** Whether a value, which is a list with commas, has a word among its elements. */
    private boolean lists(int from, int end, String word) {
        int at = from;
        while (at < end) {
            int first = skipBlanks(at);
            int after = first + word.length();
            at = first;
            while (at < end && head[at] != ',') {
                at++;
            }
            if (after <= at && FieldLines.same(head, first, word) && blank(after, at)) {
                return true;
            }
            at++;
        }
        return false;
    }

    private boolean blank(int from, int end) {
        int at = skipBlanks(from);
        return at >= end || head[at] == '\r';
    }

    /** The position after a word inside a value, or -1. */
    private int contains(int from, int end, String word) {
        for (int at = from; at + word.length() <= end; at++) {
            if (FieldLines.same(head, at, word)) {
                return at + word.length();
            }
        }
        return -1;
    }

    private int seconds(int from, int end) {
        int value = -1;
        for (int at = from; at >= 0 && at < end && head[at] >= '0' && head[at] <= '9'; at++) {
            value = Math.min(Math.max(value, 0) * 10 + head[at] - '0', MAX_KEEP_SECONDS);
        }
        return value;
    }
}
