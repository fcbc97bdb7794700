package io.fairlead.drill.upstream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests off a connection, one after the other, and never past the end of one: who waits for the other side to
 * leave reads the connection itself. Bodies must have a length.
 */
final class RequestReader {
    private static final String LENGTH = "content-length:";

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request; null at the connection's end. */
    @Nullable Request next() throws IOException {
        String first = line();
        if (first.isEmpty()) {
            return null;
        }
        int length = 0;
        for (String field = line(); !field.isEmpty(); field = line()) {
            if (field.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(field.substring(LENGTH.length()).strip());
            }
        }
        return new Request(first, new String(in.readNBytes(length), UTF_8));
    }

    /** The next line; empty at the connection's end, too. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }
}
