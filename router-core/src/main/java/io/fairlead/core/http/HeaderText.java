package io.fairlead.core.http;

/** What may stand in a header line (RFC 9110, section 5): a name is a token, a value has no control characters. */
final class HeaderText {
    private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

    private HeaderText() {}

    static String name(String name) {
        boolean token = !name.isEmpty();
        for (int i = 0; i < name.length() && token; i++) {
            char c = name.charAt(i);
            token = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || TOKEN_MARKS.indexOf(c) >= 0;
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
            if (c < ' ' && c != '\t' || c == 127 || c > 255) {
                throw new IllegalArgumentException("header " + name + ": found character " + (int) c + " at " + i
                        + ", expected visible Latin-1 characters, blanks and tabs");
            }
        }
        return value;
    }
}
