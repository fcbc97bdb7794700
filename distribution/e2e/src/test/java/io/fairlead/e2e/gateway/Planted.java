package io.fairlead.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

/** Marks in keys and prompts that must come out nowhere but upstream. */
public final class Planted {
    /** In every key of the tests. Its last four characters may be shown. */
    public static final String KEY = "sk-planted-secret-";

    /** In prompts. */
    public static final String PROMPT = "planted-prompt";

    private Planted() {}

    /** A key that ends like this. */
    public static String key(String end) {
        return KEY + end;
    }

    /** Fails if a text that somebody may read has a key or a prompt in it. */
    public static void isNotIn(String where, String text) {
        assertThat(text.contains(KEY) || text.contains(PROMPT))
                .as(() -> "a key or a prompt in " + where + ": " + around(text))
                .isFalse();
    }

    private static String around(String text) {
        int at = Math.max(text.indexOf(KEY), text.indexOf(PROMPT));
        return text.substring(Math.max(0, at - 200), Math.min(text.length(), at + 200));
    }
}
