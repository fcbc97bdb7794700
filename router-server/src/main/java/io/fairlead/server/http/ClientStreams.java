package io.fairlead.server.http;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The streams of an HTTP/2 connection that somebody wants to know the end of. The server keeps to itself that a client gave
 * a stream up, so the heads of frames are read along: RST_STREAM (RFC 9113, section 6.4) says so.
 */
final class ClientStreams {
    private static final int PREFACE_BYTES = 24;
    private static final int HEAD_BYTES = 9;
    private static final int RST_STREAM = 3;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Runnable> watched = new HashMap<>();
    private final byte[] head = new byte[HEAD_BYTES];
    private int headBytes;
    private int left = PREFACE_BYTES;
    private boolean over;

    /** Says whom to tell when the client gives a stream up; null for nobody any more. */
    void watch(int stream, @Nullable Runnable gone) {
        boolean late = false;
        lock.lock();
        try {
            if (gone == null) {
                watched.remove(stream);
            } else if (over) {
                late = true;
            } else {
                watched.put(stream, gone);
            }
        } finally {
            lock.unlock();
        }
        if (late && gone != null) {
            gone.run();
        }
    }

    /** Reads along what the client sent, in order, from its first byte. */
    void read(byte[] bytes) {
        for (int at = 0; at < bytes.length; ) {
            if (left > 0) {
                int skipped = Math.min(left, bytes.length - at);
                left -= skipped;
                at += skipped;
                continue;
            }
            head[headBytes++] = bytes[at++];
            if (headBytes == HEAD_BYTES) {
                headBytes = 0;
                left = number(0, 3);
                if (head[3] == RST_STREAM) {
                    tell(number(5, 9) & Integer.MAX_VALUE);
                }
            }
        }
    }

    /** The connection ended, and with it every stream. */
    void end() {
        Runnable[] all;
        lock.lock();
        try {
            over = true;
            all = watched.values().toArray(Runnable[]::new);
            watched.clear();
        } finally {
            lock.unlock();
        }
        for (Runnable one : all) {
            one.run();
        }
    }

    private void tell(int stream) {
        Runnable gone;
        lock.lock();
        try {
            gone = watched.remove(stream);
        } finally {
            lock.unlock();
        }
        if (gone != null) {
            gone.run();
        }
    }

    private int number(int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number << 8 | head[i] & 0xFF;
        }
        return number;
    }
}
