package io.fairlead.core.http;

import io.fairlead.api.http.Headers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Header fields as views of the received bytes: text is made of a field only when somebody asks for it. */
public final class FieldLines implements Headers {
    private final byte[] head;
    /** Per line: offset of its first byte, and the length of its name in the lower half. */
    private final int[] lines;

    private final int count;

    FieldLines(byte[] head, int[] lines, int count) {
        this.head = head;
        this.lines = lines;
        this.count = count;
    }

    static int line(int start, int nameLength) {
        return start << 16 | nameLength;
    }

    @Override
    public @Nullable String first(String name) {
        for (int i = 0; i < count; i++) {
            if (named(i, name)) {
                return value(i);
            }
        }
        return null;
    }

    @Override
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(1);
        for (int i = 0; i < count; i++) {
            if (named(i, name)) {
                values.add(value(i));
            }
        }
        return List.copyOf(values);
    }

    @Override
    public void forEach(BiConsumer<String, String> field) {
        for (int i = 0; i < count; i++) {
            field.accept(text(start(i), start(i) + nameLength(i)), value(i));
        }
    }

    /** Tells the number only: values may be secret. */
    @Override
    public String toString() {
        return "FieldLines[" + count + " lines]";
    }

    /** Whether the bytes at a position spell a name, without regard to the case of letters. */
    public static boolean same(byte[] bytes, int start, String name) {
        for (int i = 0; i < name.length(); i++) {
            int one = bytes[start + i];
            int other = name.charAt(i);
            if (one != other && !sameLetter(one, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameLetter(int one, int other) {
        return (one ^ other) == 0x20 && (one | 0x20) >= 'a' && (one | 0x20) <= 'z';
    }

    private boolean named(int index, String name) {
        return nameLength(index) == name.length() && same(head, start(index), name);
    }

    private int start(int index) {
        return lines[index] >>> 16;
    }

    private int nameLength(int index) {
        return lines[index] & 0xffff;
    }

    private String value(int index) {
        int from = start(index) + nameLength(index) + 1;
        int to = from;
        while (head[to] != '\n') {
            to++;
        }
        while (from < to && blank(head[from])) {
            from++;
        }
        while (to > from && (blank(head[to - 1]) || head[to - 1] == '\r')) {
            to--;
        }
        return text(from, to);
    }

    private String text(int from, int to) {
        return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean blank(byte one) {
        return one == ' ' || one == '\t';
    }
}
