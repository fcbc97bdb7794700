package io.fairlead.core.settle;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Writes times; the part that changes once a second is kept. Used under the log's lock. */
final class UtcTime {
    private long second = Long.MIN_VALUE;
    private String text = "";

    void append(LineBuffer line, long millis) {
        long now = Math.floorDiv(millis, 1000L);
        if (now != second) {
            second = now;
            text = LocalDateTime.ofInstant(Instant.ofEpochSecond(now), ZoneOffset.UTC)
                    .toString();
            if (text.length() == 16) {
                text += ":00";
            }
        }
        line.plain(text).plain('.').padded(Math.floorMod(millis, 1000L), 3).plain('Z');
    }
}
