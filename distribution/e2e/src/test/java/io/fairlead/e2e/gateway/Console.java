package io.fairlead.e2e.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** What a process writes to one of its streams, as far as it came. */
public final class Console {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Thread reader;

    Console(String name, InputStream in) {
        reader = Thread.ofVirtual().name(name).start(() -> read(in));
    }

    private void read(InputStream in) {
        byte[] buffer = new byte[8192];
        try (in) {
            for (int count; (count = in.read(buffer)) >= 0; ) {
                written.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to now. */
    public String text() {
        return written.toString(UTF_8);
    }

    /** Everything, once the process has ended. */
    String whole() throws InterruptedException {
        reader.join(Await.LONG);
        return text();
    }
}
