package io.fairlead.core.upstream;

/** Something that a thread may be blocked in. */
interface Cuttable {
    /** Ends the blocking from any thread, without waiting for anything. */
    void cut();
}
