package io.fairlead.clients.play;

import io.fairlead.clients.matrix.Case;
import java.util.Set;

/** A client that runs in this process. */
interface JavaClient extends AutoCloseable {
    /** Its name in tables. */
    String id();

    /** The cases that it has nothing for. */
    Set<Case> lacks();

    /**
     * Plays a case.
     *
     * @param tried the case, none that it lacks
     * @param model to ask
     * @param mark to say in the case of an abort
     */
    void play(Case tried, String model, String mark);

    @Override
    void close();
}
