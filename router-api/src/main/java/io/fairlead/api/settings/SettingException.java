package io.fairlead.api.settings;

/** A value that a setting does not take. The message says what was expected; the host adds key, line and value. */
public final class SettingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** An exception whose message reads after "expected", such as {@code a duration such as 30s}. */
    public SettingException(String expected) {
        super(expected);
    }
}
