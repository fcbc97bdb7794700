package io.fairlead.clients.play;

import io.fairlead.clients.matrix.Case;
import java.util.Set;

/** A client that runs in this process. */
interface JavaClient extends AutoCloseable {
    /** Its name in tables. */
    String id();

    /** The cases that are not tried with it. */
    Set<Case> lacks();

    /**
     * Plays a case.
     *
     * @param tried the case, one that is tried with it
     * @param model to ask
     * @param mark to say in the case of an abort
     */
    void play(Case tried, String model, String mark);

    @Override
    void close();
}
