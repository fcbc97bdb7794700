package io.fairlead.core.upstream;

import io.fairlead.core.http.FieldParser;
import io.fairlead.core.http.MalformedException;
import java.util.Arrays;

/**
 * Reads one whole head, from status line to blank line. Strict where leniency would leave room for two readings of where
 * the body ends.
 */
final class HeadParser {
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int STATUS_LINE_MIN = "HTTP/1.1 200".length();

    private final byte[] head;
    private final int maxLines;

    private HeadParser(byte[] head, int maxLines) {
        this.head = head;
        this.maxLines = maxLines;
    }

    /** Parses a head that ends with its blank line. The array is kept by the result. */
    static ParsedHead parse(byte[] head, int maxLines) throws UpstreamException {
        try {
            return new HeadParser(head, maxLines).parse();
        } catch (MalformedException wrong) {
            throw UpstreamException.malformed(wrong);
        }
    }

    private ParsedHead parse() throws MalformedException {
        int status = status();
        FieldParser fields = new FieldParser(head, maxLines, true);
        int _ = fields.parse(FieldParser.endOfLine(head, STATUS_LINE_MIN) + 1);
        boolean old = head[VERSION.length] == '0';
        if (old && fields.chunked()) {
            throw new MalformedException("Transfer-Encoding in HTTP/1.0", "Content-Length or none");
        }
        boolean closing = fields.close() || (old && !fields.keep());
        return new ParsedHead(
                status, fields.fields(), fields.contentLength(), fields.chunked(), closing, fields.keepSeconds());
    }

    private int status() throws MalformedException {
        boolean whole =
                head.length > STATUS_LINE_MIN && Arrays.equals(head, 0, VERSION.length, VERSION, 0, VERSION.length);
        if (!whole || (head[7] != '0' && head[7] != '1') || head[8] != ' ') {
            throw new MalformedException(begin(), "'HTTP/1.1 ' and a status");
        }
        int status = 0;
        for (int i = 9; i < STATUS_LINE_MIN; i++) {
            int digit = head[i] - '0';
            if (digit < 0 || digit > 9) {
                throw new MalformedException("a status that is no number", "three digits");
            }
            status = status * 10 + digit;
        }
        byte next = head[STATUS_LINE_MIN];
        if (status < 100 || status > 599 || (next != ' ' && next != '\r' && next != '\n')) {
            throw new MalformedException("status " + status, "three digits from 100 to 599");
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
}
