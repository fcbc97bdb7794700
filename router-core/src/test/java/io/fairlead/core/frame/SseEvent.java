package io.fairlead.core.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/** An event as whoever parsed it hands it on. Blanks where a further line of data begins are of no account. */
record SseEvent(String name, String data) {
    private static final String UNNAMED = "message";

    static SseEvent of(@Nullable String name, String data) {
        return new SseEvent(name == null || name.isEmpty() ? UNNAMED : name, data.replaceAll("\n +", "\n"));
    }

    static SseEvent of(FrameView frame) {
        int length = frame.dataEnd() - frame.dataStart();
        return of(frame.event(), new String(frame.array(), frame.dataStart(), length, UTF_8));
    }
}
