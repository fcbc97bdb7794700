package io.fairlead.core.http;

import io.fairlead.api.http.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in an array of names and values in turn: requests have few, and a scan beats a map. Nothing gets in
 * that could not be sent.
 */
public final class HeaderLines implements Headers.Edit {
    private static final int LONGEST_PRINTABLE = 1000;
    private static final int ROOM = 24;

    private String[] lines = new String[ROOM];
    private int size;

    /** No fields. */
    public HeaderLines() {}

    /**
     * A name that came from elsewhere.
     *
     * @throws IllegalArgumentException if it could not be sent
     */
    public static String name(String name) {
        return HeaderText.name(name);
    }

    /** A copy of other fields. */
    public static HeaderLines copyOf(Headers headers) {
        HeaderLines copy = new HeaderLines();
        headers.forEach(copy::add);
        return copy;
    }

    /** Text from anywhere as a value: printable ASCII, question marks for the rest, cut where it gets long. */
    public static String printable(String text) {
        StringBuilder printable = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), LONGEST_PRINTABLE); i++) {
            char c = text.charAt(i);
            printable.append(c >= ' ' && c < 127 ? c : '?');
        }
        return printable.toString();
    }

    @Override
    public @Nullable String first(String name) {
        int at = find(name, 0);
        return at < 0 ? null : lines[at + 1];
    }

    @Override
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int at = find(name, 0); at >= 0; at = find(name, at + 2)) {
            values.add(lines[at + 1]);
        }
        return values;
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (int at = 0; at < size; at += 2) {
            field.accept(lines[at], lines[at + 1]);
        }
    }

    @Override
    public HeaderLines set(String name, String value) {
        int at = find(name, 0);
        if (at < 0) {
            return add(name, value);
        }
        lines[at + 1] = HeaderText.value(name, value);
        for (int other = find(name, at + 2); other >= 0; other = find(name, at + 2)) {
            cut(other);
        }
        return this;
    }

    @Override
    public HeaderLines add(String name, String value) {
        HeaderText.name(name);
        HeaderText.value(name, value);
        if (size == lines.length) {
            lines = Arrays.copyOf(lines, size * 2);
        }
        lines[size++] = name;
        lines[size++] = value;
        return this;
    }

    @Override
    public HeaderLines remove(String name) {
        for (int at = find(name, 0); at >= 0; at = find(name, at)) {
            cut(at);
        }
        return this;
    }

    private void cut(int at) {
        System.arraycopy(lines, at + 2, lines, at, size - at - 2);
        size -= 2;
    }

    private int find(String name, int from) {
        for (int at = from; at < size; at += 2) {
            if (lines[at].length() == name.length() && lines[at].equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }
}
