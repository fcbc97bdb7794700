package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The top-level members of one object in order: decoded names, offsets, kinds. Names are unique. */
final class MemberTable {
    private static final int FIELDS = 6;
    private static final int KEY_START = 0;
    private static final int KEY_END = 1;
    private static final int VALUE_START = 2;
    private static final int VALUE_END = 3;
    private static final int NAME_END = 4;
    private static final int FIRST_BYTE = 5;

    private static final int FEW = 32;
    /** Differs from run to run, so that nobody can make up names that fall into one place. */
    private static final long SEED = new SplittableRandom().nextLong();

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private int[] fields = new int[8 * FIELDS];
    private byte[] names = new byte[96];
    /** Number of a member + 1 at a place chosen by its name; null while members are few enough to try each. */
    private int @Nullable [] places;

    private int count;

    int count() {
        return count;
    }

    /** How many bytes of memory this holds, nearly. */
    long footprint() {
        return 4L * fields.length + names.length + (places == null ? 0 : 4L * places.length);
    }

    /** Adds a member; its value is not known yet. False if there is one of this name. */
    boolean add(byte[] name, int from, int to, int keyStart, int keyEnd) {
        if (places == null ? indexOf(name, from, to) >= 0 : !occupy(places, count, name, from, to)) {
            return false;
        }
        int base = count * FIELDS;
        if (base == fields.length) {
            fields = Arrays.copyOf(fields, fields.length * 2);
        }
        int nameStart = nameStart(count);
        int nameEnd = nameStart + to - from;
        if (nameEnd > names.length) {
            names = Arrays.copyOf(names, Math.max(names.length * 2, nameEnd));
        }
        System.arraycopy(name, from, names, nameStart, to - from);
        fields[base + KEY_START] = keyStart;
        fields[base + KEY_END] = keyEnd;
        fields[base + NAME_END] = nameEnd;
        count++;
        spread();
        return true;
    }

    /** The value of the member added last starts here, with this byte, which tells its kind. */
    void beginValue(int start, byte first) {
        int base = (count - 1) * FIELDS;
        fields[base + VALUE_START] = start;
        fields[base + FIRST_BYTE] = first;
    }

    void endValue(int end) {
        fields[(count - 1) * FIELDS + VALUE_END] = end;
    }

    int keyStart(int member) {
        return fields[base(member) + KEY_START];
    }

    int keyEnd(int member) {
        return fields[base(member) + KEY_END];
    }

    int valueStart(int member) {
        return fields[base(member) + VALUE_START];
    }

    int valueEnd(int member) {
        return fields[base(member) + VALUE_END];
    }

    JsonKind kind(int member) {
        return Objects.requireNonNull(JsonKind.startingWith((byte) fields[base(member) + FIRST_BYTE]));
    }

    String name(int member) {
        int end = fields[base(member) + NAME_END];
        int start = nameStart(member);
        return new String(names, start, end - start, StandardCharsets.UTF_8);
    }

    /** The number of the member of this name, or -1. */
    int find(String name) {
        if (places != null || !StringBytes.ascii(name)) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            return indexOf(bytes, 0, bytes.length);
        }
        for (int i = 0; i < count; i++) {
            int start = nameStart(i);
            int end = fields[i * FIELDS + NAME_END];
            if (end - start == name.length() && StringBytes.same(name, names, start)) {
                return i;
            }
        }
        return -1;
    }

    private int indexOf(byte[] name, int from, int to) {
        if (places != null) {
            return places[place(places, name, from, to)] - 1;
        }
        for (int i = 0; i < count; i++) {
            if (named(i, name, from, to)) {
                return i;
            }
        }
        return -1;
    }

    private boolean named(int member, byte[] name, int from, int to) {
        int start = nameStart(member);
        int end = fields[member * FIELDS + NAME_END];
        return end - start == to - from && Arrays.equals(names, start, end, name, from, to);
    }

    private void spread() {
        if (count < FEW || (places != null && count * 2 < places.length)) {
            return;
        }
        int[] wider = new int[Integer.highestOneBit(count) * 8];
        for (int i = 0; i < count; i++) {
            occupy(wider, i, names, nameStart(i), fields[i * FIELDS + NAME_END]);
        }
        places = wider;
    }

    private boolean occupy(int[] table, int member, byte[] name, int from, int to) {
        int place = place(table, name, from, to);
        if (table[place] != 0) {
            return false;
        }
        table[place] = member + 1;
        return true;
    }

    /** Where this name is or would be. */
    private int place(int[] table, byte[] name, int from, int to) {
        long hash = SEED;
        for (int i = from; i < to; i++) {
            hash = (hash ^ name[i]) * PRIME;
            hash ^= hash >>> 32;
        }
        int mask = table.length - 1;
        int place = (int) hash & mask;
        while (table[place] != 0 && !named(table[place] - 1, name, from, to)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private int nameStart(int member) {
        return member == 0 ? 0 : fields[(member - 1) * FIELDS + NAME_END];
    }

    private int base(int member) {
        if (member < 0 || member >= count) {
            throw new IndexOutOfBoundsException("found member " + member + ", expected one of " + count);
        }
        return member * FIELDS;
    }
}
