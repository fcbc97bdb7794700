package io.fairlead.fakes.play;

/** Why an answer ends. */
public enum End {
    /** All is said. */
    STOP,
    /** Tools are to be called. */
    CALLS,
    /** It may be no longer. */
    LENGTH,
    /** The model will not answer. */
    REFUSAL,
}
