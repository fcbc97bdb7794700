package io.fairlead.core.config.read;

import io.fairlead.core.config.problem.Position;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where each value of a configuration came from, and what may be shown of it. */
public final class Provenance {
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    Provenance() {}

    /**
     * One value.
     *
     * @param path such as {@code server.port}
     * @param shown the value as it is written, or as much of it as may be shown
     * @param at where it stands
     */
    public record Entry(String path, String shown, Position at) {
        @Override
        public String toString() {
            return path + " = " + shown + "  (" + at + ")";
        }
    }

    void note(String path, String shown, Position at) {
        entries.put(path, new Entry(path, shown, at));
    }

    /** Where a value came from; the built-in defaults if nobody configured it. */
    public Position of(String path) {
        Entry entry = entries.get(path);
        return entry == null ? Position.BUILT_IN : entry.at();
    }

    /** All values in the order in which they were read. */
    public Collection<Entry> entries() {
        return Collections.unmodifiableCollection(entries.values());
    }
}
