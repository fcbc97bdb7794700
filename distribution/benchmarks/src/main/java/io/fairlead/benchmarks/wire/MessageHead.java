package io.fairlead.benchmarks.wire;

import java.nio.charset.StandardCharsets;

/**
 * The start line of a message and the few header fields that decide how it is read.
 *
 * @param startLine the first line without its end
 * @param contentLength the declared length of the body, or -1
 * @param chunked whether the body is chunked
 * @param close whether the connection ends after this message
 * @param expectsContinue whether the client waits for a {@code 100 Continue}
 */
public record MessageHead(
        String startLine, long contentLength, boolean chunked, boolean close, boolean expectsContinue) {
    private static final byte[] CONTENT_LENGTH = ascii("content-length");
    private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] EXPECT = ascii("expect");
    private static final byte[] CHUNKED = ascii("chunked");
    private static final byte[] CLOSE = ascii("close");

    /** Reads a head of {@code length} bytes, which ends with an empty line. */
    static MessageHead parse(byte[] bytes, int length) throws MalformedMessageException {
        int lineEnd = endOfLine(bytes, 0, length);
        String startLine = new String(bytes, 0, trimmed(bytes, 0, lineEnd), StandardCharsets.ISO_8859_1);
        long contentLength = -1;
        boolean chunked = false;
        boolean close = false;
        boolean expectsContinue = false;
        for (int from = lineEnd + 1; from < length; from = lineEnd + 1) {
            lineEnd = endOfLine(bytes, from, length);
            int to = trimmed(bytes, from, lineEnd);
            if (named(bytes, from, to, CONTENT_LENGTH)) {
                contentLength = number(bytes, from + CONTENT_LENGTH.length + 1, to);
            } else if (named(bytes, from, to, TRANSFER_ENCODING)) {
                chunked = endsWith(bytes, from, to, CHUNKED);
            } else if (named(bytes, from, to, CONNECTION)) {
                close = endsWith(bytes, from, to, CLOSE);
            } else if (named(bytes, from, to, EXPECT)) {
                expectsContinue = true;
            }
        }
        return new MessageHead(startLine, contentLength, chunked, close, expectsContinue);
    }

    /** The status of a response, or 0 when the start line carries none. */
    public int status() {
        int space = startLine.indexOf(' ');
        if (space < 0 || startLine.length() < space + 4) {
            return 0;
        }
        int status = 0;
        for (int i = space + 1; i < space + 4; i++) {
            int digit = Character.digit(startLine.charAt(i), 10);
            if (digit < 0) {
                return 0;
            }
            status = status * 10 + digit;
        }
        return status;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static int endOfLine(byte[] bytes, int from, int length) {
        int at = from;
        while (at < length && bytes[at] != '\n') {
            at++;
        }
        return at;
    }

    private static int trimmed(byte[] bytes, int from, int end) {
        int to = end;
        while (to > from && bytes[to - 1] <= ' ') {
            to--;
        }
        return to;
    }

    private static boolean named(byte[] bytes, int from, int to, byte[] name) {
        int colon = from + name.length;
        return colon < to && bytes[colon] == ':' && matches(bytes, from, name);
    }

    private static boolean endsWith(byte[] bytes, int from, int to, byte[] value) {
        return to - value.length > from && matches(bytes, to - value.length, value);
    }

    private static boolean matches(byte[] bytes, int from, byte[] lowerCase) {
        for (int i = 0; i < lowerCase.length; i++) {
            byte next = bytes[from + i];
            int lower = next >= 'A' && next <= 'Z' ? next + 32 : next;
            if (lower != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static long number(byte[] bytes, int from, int to) throws MalformedMessageException {
        long number = 0;
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        if (at == to || to - at > 15) {
            throw new MalformedMessageException("a Content-Length of " + (to - at) + " digits");
        }
        for (; at < to; at++) {
            int digit = Character.digit(bytes[at], 10);
            if (digit < 0) {
                throw new MalformedMessageException("byte " + bytes[at] + " in Content-Length");
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
