package io.fairlead.core.config;

/**
 * What is logged, and how.
 *
 * @param access whether each request leaves a line
 * @param format the form of lines
 */
public record LogConfig(boolean access, Format format) {
    /** The form of lines. */
    public enum Format {
        /** Text on a terminal, JSON elsewhere. */
        AUTO,
        /** Lines for people. */
        TEXT,
        /** Lines for programs. */
        JSON
    }
}
