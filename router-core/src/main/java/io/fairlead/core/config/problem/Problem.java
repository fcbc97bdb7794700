package io.fairlead.core.config.problem;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a configuration. Holds nothing secret.
 *
 * @param at where it stands
 * @param path the value's place in the whole, such as {@code routes.smart.deployments[1].tpm}; empty for the whole
 * @param found what is there, as a phrase
 * @param expected what should be there, as a phrase
 * @param suggestion what was probably meant, or null
 */
public record Problem(
        Position at,
        String path,
        String found,
        String expected,
        @Nullable String suggestion) {
    /** The problem in one line. */
    @Override
    public String toString() {
        String where = path.isEmpty() ? at + ": " : at + ": " + path + ": ";
        String hint = suggestion == null ? "" : "; did you mean " + suggestion + "?";
        return where + "found " + found + ", expected " + expected + hint;
    }
}
