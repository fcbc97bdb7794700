package io.fairlead.core.http;

/** Which characters header fields are made of. */
public final class FieldSyntax {
    private static final String NAME_SYMBOLS = "!#$%&'*+-.^_`|~";
    private static final boolean[] NAME = names();

    private FieldSyntax() {}

    /** Whether a character may stand in a field's name or a method. */
    public static boolean name(int one) {
        return one >= 0 && one < NAME.length && NAME[one];
    }

    /** Whether a character may stand in a field's value: neither line end nor other control character. */
    public static boolean value(int one) {
        return (one >= ' ' && one != 0x7f && one <= 0xff) || one == '\t';
    }

    private static boolean[] names() {
        boolean[] allowed = new boolean[128];
        for (int i = 0; i < allowed.length; i++) {
            boolean letter = (i | 0x20) >= 'a' && (i | 0x20) <= 'z';
            allowed[i] = letter || (i >= '0' && i <= '9') || NAME_SYMBOLS.indexOf(i) >= 0;
        }
        return allowed;
    }
}
