package io.fairlead.core.upstream;

import java.util.Arrays;

/**
 * Reads one whole head, from status line to blank line. Strict where leniency would leave room for two readings of where
 * the body ends.
 */
final class HeadParser {
    /** Offsets are kept in 16 bits. */
    static final int MAX_HEAD_BYTES = 65_536;

    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int STATUS_LINE_MIN = "HTTP/1.1 200".length();
    private static final int MAX_LENGTH_DIGITS = 18;
    private static final int MAX_KEEP_SECONDS = 1_000_000;

    private final byte[] head;
    private final int maxLines;
    private int[] lines = new int[24];
    private int count;
    private long contentLength = -1;
    private boolean chunked;
    private boolean close;
    private boolean keep;
    private int keepSeconds = -1;

    private HeadParser(byte[] head, int maxLines) {
        this.head = head;
        this.maxLines = maxLines;
    }

    /** Parses a head that ends with its blank line. The array is kept by the result. */
    static ParsedHead parse(byte[] head, int maxLines) throws UpstreamException {
        return new HeadParser(head, maxLines).parse();
    }

    private ParsedHead parse() throws UpstreamException {
        int status = status();
        int at = endOfLine(STATUS_LINE_MIN) + 1;
        while (head[at] != '\n' && (head[at] != '\r' || head[at + 1] != '\n')) {
            at = line(at);
        }
        if (chunked && contentLength >= 0) {
            throw UpstreamException.malformed("both Content-Length and Transfer-Encoding", "one of them");
        }
        boolean old = head[VERSION.length] == '0';
        if (old && chunked) {
            throw UpstreamException.malformed("Transfer-Encoding in HTTP/1.0", "Content-Length or none");
        }
        boolean closing = close || (old && !keep);
        return new ParsedHead(
                status, new ReplyHeaders(head, lines, count), contentLength, chunked, closing, keepSeconds);
    }

    private int status() throws UpstreamException {
        boolean whole =
                head.length > STATUS_LINE_MIN && Arrays.equals(head, 0, VERSION.length, VERSION, 0, VERSION.length);
        if (!whole || (head[7] != '0' && head[7] != '1') || head[8] != ' ') {
            throw UpstreamException.malformed(begin(), "'HTTP/1.1 ' and a status");
        }
        int status = 0;
        for (int i = 9; i < STATUS_LINE_MIN; i++) {
            int digit = head[i] - '0';
            if (digit < 0 || digit > 9) {
                throw UpstreamException.malformed("a status that is no number", "three digits");
            }
            status = status * 10 + digit;
        }
        byte next = head[STATUS_LINE_MIN];
        if (status < 100 || status > 599 || (next != ' ' && next != '\r' && next != '\n')) {
            throw UpstreamException.malformed("status " + status, "three digits from 100 to 599");
        }
        return status;
    }

    /** Only a few bytes, and only visible ones: what came may be anything. */
    private String begin() {
        StringBuilder text = new StringBuilder("'");
        for (int i = 0; i < Math.min(head.length, 8); i++) {
            text.append(head[i] > ' ' && head[i] < 0x7f ? (char) head[i] : '?');
        }
        return text.append('\'').toString();
    }

    /** Takes one header line in and returns where the next begins. */
    private int line(int start) throws UpstreamException {
        int colon = start;
        while (FieldSyntax.name(head[colon])) {
            colon++;
        }
        if (colon == start || head[colon] != ':') {
            throw UpstreamException.malformed("header line " + (count + 1) + " without a name", "'name: value'");
        }
        int end = endOfLine(colon + 1);
        if (count == maxLines) {
            throw UpstreamException.malformed("more header lines", "at most " + maxLines);
        }
        if (count == lines.length) {
            lines = Arrays.copyOf(lines, count * 2);
        }
        lines[count++] = ReplyHeaders.line(start, colon - start);
        known(start, colon, end);
        return end + 1;
    }

    /** The position of the line feed; a control character before it is refused. */
    private int endOfLine(int from) throws UpstreamException {
        int at = from;
        while (head[at] != '\n') {
            int one = head[at] & 0xff;
            if (!FieldSyntax.value(one) && (one != '\r' || head[at + 1] != '\n')) {
                throw UpstreamException.malformed("control character " + one + " in the head", "visible ones");
            }
            at++;
        }
        return at;
    }

    private void known(int start, int colon, int end) throws UpstreamException {
        switch (colon - start) {
            case 14 -> {
                if (ReplyHeaders.same(head, start, "Content-Length")) {
                    lengths(colon + 1, end);
                }
            }
            case 17 -> {
                if (ReplyHeaders.same(head, start, "Transfer-Encoding")) {
                    coding(colon + 1, end);
                }
            }
            case 10 -> {
                if (ReplyHeaders.same(head, start, "Connection")) {
                    close |= lists(colon + 1, end, "close");
                    keep |= lists(colon + 1, end, "keep-alive");
                } else if (ReplyHeaders.same(head, start, "Keep-Alive")) {
                    keepSeconds = seconds(contains(colon + 1, end, "timeout="), end);
                }
            }
            default -> {}
        }
    }

    /** One length, or the same one several times, in one line or in many. */
    private void lengths(int from, int end) throws UpstreamException {
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
                throw UpstreamException.malformed("a Content-Length that is no number", "digits");
            }
            if (contentLength >= 0 && contentLength != value) {
                throw UpstreamException.malformed("Content-Length " + contentLength + " and " + value, "one length");
            }
            contentLength = value;
            if (last) {
                return;
            }
            at = skipBlanks(at + 1);
        }
    }

    private void coding(int from, int end) throws UpstreamException {
        int at = skipBlanks(from);
        int after = at + "chunked".length();
        boolean fits = after <= end && ReplyHeaders.same(head, at, "chunked");
        int rest = fits ? skipBlanks(after) : end;
        if (chunked || !fits || (rest < end && head[rest] != '\r')) {
            throw UpstreamException.malformed("another Transfer-Encoding", "'chunked' once");
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
            if (after <= at && ReplyHeaders.same(head, first, word) && blank(after, at)) {
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
            if (ReplyHeaders.same(head, at, word)) {
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
