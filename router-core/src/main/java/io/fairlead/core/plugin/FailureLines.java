package io.fairlead.core.plugin;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Which failures get a line in the log: of each kind the 1st, the 2nd, the 4th, the 8th and so on, so that a plugin that
 * always fails does not flood it, and hides no failure of another kind.
 */
final class FailureLines {
    private static final int MOST_KINDS = 1000;

    private final Map<String, AtomicLong> kinds = new ConcurrentHashMap<>();

    boolean isDue(@Nullable String plugin, String kind) {
        String key = kinds.size() < MOST_KINDS ? plugin + " " + kind : String.valueOf(plugin);
        long count = kinds.computeIfAbsent(key, _ -> new AtomicLong()).incrementAndGet();
        return Long.bitCount(count) == 1;
    }
}
