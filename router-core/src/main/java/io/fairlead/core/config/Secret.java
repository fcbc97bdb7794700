package io.fairlead.core.config;

/** A value that is never shown: {@link #toString} gives its last 4 characters, or none of a short one. */
public record Secret(String value) {
    private static final int LONG_ENOUGH = 12;

    /** What may be shown. */
    public String hint() {
        return value.length() < LONG_ENOUGH ? "****" : "****" + value.substring(value.length() - 4);
    }

    @Override
    public String toString() {
        return hint();
    }
}
