package io.fairlead.api.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Questions that a scan answers on its way: does an object somewhere inside the value of this top-level member have that
 * key (with that text)? A probe is named by its number, in the order of adding. Immutable; build it once and keep it.
 *
 * <pre>{@code
 * private static final int IMAGE = 0;
 * private static final JsonProbes PROBES = JsonProbes.NONE.with("messages", "type", "image_url");
 * }</pre>
 */
public final class JsonProbes {
    /** No question. */
    public static final JsonProbes NONE = new JsonProbes(new Probe[0]);

    private static final int MOST = Long.SIZE;
    /** The longest spelling of one byte of text: a backslash, u and four digits. */
    private static final int SPELLING = 6;

    private final Probe[] probes;
    private final int keyBound;
    private final int textBound;

    private JsonProbes(Probe[] probes) {
        this.probes = probes;
        int longestKey = 0;
        int longestText = 0;
        for (Probe probe : probes) {
            longestKey = Math.max(longestKey, probe.key.length);
            longestText = Math.max(longestText, probe.text == null ? 0 : probe.text.length);
        }
        keyBound = longestKey * SPELLING;
        textBound = longestText * SPELLING;
    }

    /** These probes and one more: a key with any value. */
    public JsonProbes with(String member, String key) {
        return and(new Probe(bytes(member), bytes(key), null));
    }

    /**
     * These probes and one more.
     *
     * @param member name of a top-level member
     * @param key key of an object at any depth inside the member's value
     * @param text the string that the key must have as its value
     * @throws IllegalArgumentException if there are 64 already
     */
    public JsonProbes with(String member, String key, String text) {
        return and(new Probe(bytes(member), bytes(key), bytes(text)));
    }

    /** How many there are. */
    public int size() {
        return probes.length;
    }

    /** More bytes than this between its quotes, and a key is none of ours. */
    int keyBound() {
        return keyBound;
    }

    /** More bytes than this between its quotes, and a text is none of ours. */
    int textBound() {
        return textBound;
    }

    /** The probes, one bit each, that look into the top-level member of this name. */
    long into(byte[] bytes, int from, int to) {
        long found = 0;
        for (int i = 0; i < probes.length; i++) {
            found |= same(probes[i].member, bytes, from, to) ? 1L << i : 0;
        }
        return found;
    }

    /** Those of the probes in {@code among} that ask for this key. */
    long keyed(long among, byte[] bytes, int from, int to) {
        long found = 0;
        for (long left = among; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            found |= same(probes[i].key, bytes, from, to) ? 1L << i : 0;
        }
        return found;
    }

    /** Those of the probes in {@code among} that are content with any value. */
    long textless(long among) {
        long found = 0;
        for (long left = among; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            found |= probes[i].text == null ? 1L << i : 0;
        }
        return found;
    }

    /** Those of the probes in {@code among} that ask for this text. */
    long texted(long among, byte[] bytes, int from, int to) {
        long found = 0;
        for (long left = among; left != 0; left &= left - 1) {
            int i = Long.numberOfTrailingZeros(left);
            byte[] text = probes[i].text;
            found |= text != null && same(text, bytes, from, to) ? 1L << i : 0;
        }
        return found;
    }

    private JsonProbes and(Probe probe) {
        if (probes.length == MOST) {
            throw new IllegalArgumentException("found more than " + MOST + " probes, expected at most " + MOST);
        }
        Probe[] more = Arrays.copyOf(probes, probes.length + 1);
        more[probes.length] = probe;
        return new JsonProbes(more);
    }

    private static boolean same(byte[] wanted, byte[] bytes, int from, int to) {
        return wanted.length == to - from && Arrays.equals(wanted, 0, wanted.length, bytes, from, to);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Probe {
        final byte[] member;
        final byte[] key;
        final byte @Nullable [] text;

        Probe(byte[] member, byte[] key, byte @Nullable [] text) {
            this.member = member;
            this.key = key;
            this.text = text;
        }
    }
}
