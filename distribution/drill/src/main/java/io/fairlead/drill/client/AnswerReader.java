package io.fairlead.drill.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads one answer, strictly: its head, then its body piece by piece as it comes. */
final class AnswerReader {
    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private long left;
    private boolean chunked;
    private boolean ended;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    AnswerHead head() throws IOException {
        String status = line();
        if (!status.matches("HTTP/1\\.1 [1-5][0-9][0-9]( .*)?")) {
            throw new MalformedAnswerException("a status line that is none");
        }
        Map<String, String> fields = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedAnswerException("a header line without a name");
            }
            fields.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        AnswerHead head = new AnswerHead(Integer.parseInt(status.substring(9, 12)), fields);
        chunked = head.chunked();
        left = chunked ? 0 : length(head);
        return head;
    }

    private static long length(AnswerHead head) throws MalformedAnswerException {
        String length = head.field("content-length");
        if (!length.matches("[0-9]{1,9}")) {
            throw new MalformedAnswerException("a body without chunks and without a length");
        }
        return Long.parseLong(length);
    }

    /** The next bytes of the body, as they came; none at its proper end. */
    byte[] next() throws IOException {
        if (chunked && left == 0) {
            beginChunk();
        }
        if (ended || left == 0) {
            return new byte[0];
        }
        byte[] piece = new byte[(int) Math.min(left, 8192)];
        int count = in.read(piece);
        if (count < 0) {
            throw new EOFException();
        }
        left -= count;
        if (chunked && left == 0 && !line().isEmpty()) {
            throw new MalformedAnswerException("a chunk longer than it says");
        }
        return Arrays.copyOf(piece, count);
    }

    private void beginChunk() throws IOException {
        if (ended) {
            return;
        }
        String size = line();
        if (!size.matches("[0-9a-fA-F]{1,7}")) {
            throw new MalformedAnswerException("a chunk size that is none");
        }
        left = Long.parseLong(size, 16);
        if (left == 0) {
            ended = true;
            if (!line().isEmpty()) {
                throw new MalformedAnswerException("trailers that nobody asked for");
            }
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (line.size() == LONGEST_LINE) {
                throw new MalformedAnswerException("a line of more than " + LONGEST_LINE + " bytes");
            }
            line.write(next);
        }
        String text = line.toString(ISO_8859_1);
        if (!text.endsWith("\r")) {
            throw new MalformedAnswerException("a line feed without a carriage return");
        }
        return text.substring(0, text.length() - 1);
    }
}
