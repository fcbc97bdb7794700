package io.fairlead.benchmarks.contender;

/** How the start of a contender ended. */
public sealed interface Start {
    /** It serves. */
    record Ready(Contender contender) implements Start {}

    /** It cannot take part; the reason says what to do about it. */
    record Missing(String name, String reason) implements Start {}
}
