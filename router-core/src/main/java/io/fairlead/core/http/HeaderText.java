package io.fairlead.core.http;

/** What may stand in a header line (RFC 9110, section 5): a name is a token, a value has no control characters. */
final class HeaderText {
    private HeaderText() {}

    static String name(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; i < name.length() && token; i++) {
            token = FieldSyntax.name(name.charAt(i));
        }
        if (!token) {
            throw new IllegalArgumentException(
                    "found a header name that is no token, expected letters, digits and hyphens");
        }
        return name;
    }

    static String value(String name, String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if ((char) (c - ' ') > '~' - ' ' && !FieldSyntax.value(c)) {
                throw new IllegalArgumentException("header " + name + ": found character " + (int) c + " at " + i
                        + ", expected visible Latin-1 characters, blanks and tabs");
            }
        }
        return value;
    }
}
