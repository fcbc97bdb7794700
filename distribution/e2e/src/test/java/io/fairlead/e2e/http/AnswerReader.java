package io.fairlead.e2e.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads answers off a connection, one after the other. */
final class AnswerReader {
    /** Signs of life keep an answer that never ends from falling silent. */
    private static final Duration LONGEST_BODY = Duration.ofMinutes(2);

    private final InputStream in;

    AnswerReader(InputStream in) {
        this.in = new BufferedInputStream(in, 64 * 1024);
    }

    /** An answer to its end; interim ones are skipped. */
    Answer next() throws IOException {
        Answer head = head();
        while (head.status() == 100) {
            head = head();
        }
        return new Answer(head.status(), head.headers(), body(head.headers()));
    }

    /** An answer without its body. */
    Answer head() throws IOException {
        int status = status();
        Map<String, List<String>> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Answer(status, headers, new byte[0]);
    }

    /** The answer whose head was read, to its end. */
    Answer rest(Answer head) throws IOException {
        return new Answer(head.status(), head.headers(), body(head.headers()));
    }

    /** The next chunk of an answer whose head was read; empty at its end. */
    String chunk() throws IOException {
        String chunk = new String(exactly(Integer.parseInt(line(), 16)), UTF_8);
        line();
        return chunk;
    }

    private int status() throws IOException {
        String line = line();
        if (!line.startsWith("HTTP/1.1 ")) {
            throw new IOException("found " + line + ", expected a status line");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private byte[] body(Map<String, List<String>> headers) throws IOException {
        List<String> length = headers.get("content-length");
        if (length != null) {
            return exactly(Integer.parseInt(length.getFirst()));
        }
        return headers.containsKey("transfer-encoding") ? chunks() : new byte[0];
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        long end = System.nanoTime() + LONGEST_BODY.toNanos();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
            if (System.nanoTime() - end > 0) {
                throw new IOException("found no end within " + LONGEST_BODY + " of the answer " + body);
            }
        }
        line();
        return body.toByteArray();
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("found " + bytes.length + " bytes, expected " + length);
        }
        return bytes;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("found the end, expected a line");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
