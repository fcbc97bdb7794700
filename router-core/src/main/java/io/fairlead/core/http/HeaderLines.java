package io.fairlead.core.http;

import io.fairlead.api.http.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Header fields in an array list of names and values in turn: requests have few, and a scan beats a map. Nothing gets in
 * that could not be sent.
 */
public final class HeaderLines implements Headers.Edit {
    private static final int LONGEST_PRINTABLE = 1000;

    private final List<String> lines;

    /** No fields. */
    public HeaderLines() {
        lines = new ArrayList<>(16);
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
        return at < 0 ? null : lines.get(at + 1);
    }

    @Override
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int at = find(name, 0); at >= 0; at = find(name, at + 2)) {
            values.add(lines.get(at + 1));
        }
        return values;
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (int at = 0; at < lines.size(); at += 2) {
            field.accept(lines.get(at), lines.get(at + 1));
        }
    }

    @Override
    public HeaderLines set(String name, String value) {
        int at = find(name, 0);
        if (at < 0) {
            return add(name, value);
        }
        lines.set(at + 1, HeaderText.value(name, value));
        for (int other = find(name, at + 2); other >= 0; other = find(name, at + 2)) {
            lines.subList(other, other + 2).clear();
        }
        return this;
    }

    @Override
    public HeaderLines add(String name, String value) {
        lines.add(HeaderText.name(name));
        lines.add(HeaderText.value(name, value));
        return this;
    }

    @Override
    public HeaderLines remove(String name) {
        for (int at = find(name, 0); at >= 0; at = find(name, at)) {
            lines.subList(at, at + 2).clear();
        }
        return this;
    }

    private int find(String name, int from) {
        for (int at = from; at < lines.size(); at += 2) {
            if (lines.get(at).equalsIgnoreCase(name)) {
                return at;
            }
        }
        return -1;
    }
}
