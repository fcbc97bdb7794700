package io.fairlead.core.plugin.booked;

import io.fairlead.api.provider.ReplySink;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;

/** Takes the time in which a provider waits out of that of its answer. */
final class ReplyAside implements ReplySink {
    private final ReplySink sink;
    private final LongSupplier clock;
    private long nanos;

    ReplyAside(ReplySink sink, LongSupplier clock) {
        this.sink = sink;
        this.clock = clock;
    }

    long nanos() {
        return nanos;
    }

    @Override
    public void head(int status, Map<String, String> headers) throws IOException {
        sink.head(status, headers);
    }

    @Override
    public void write(byte[] array, int offset, int length) throws IOException {
        long left = clock.getAsLong();
        try {
            sink.write(array, offset, length);
        } finally {
            nanos += clock.getAsLong() - left;
        }
    }

    @Override
    public void pause(Duration duration) throws IOException {
        long left = clock.getAsLong();
        try {
            sink.pause(duration);
        } finally {
            nanos += clock.getAsLong() - left;
        }
    }
}
