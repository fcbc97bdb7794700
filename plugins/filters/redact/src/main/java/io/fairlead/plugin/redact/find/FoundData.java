package io.fairlead.plugin.redact.find;

/** Receives places of personal data in rising order; they do not overlap. */
@FunctionalInterface
public interface FoundData {
    /** One place, from its first character to the one after its last. */
    void found(DataKind kind, int from, int to);
}
