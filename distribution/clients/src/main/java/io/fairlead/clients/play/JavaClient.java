package io.fairlead.clients.play;

import io.fairlead.clients.matrix.Case;

/** A client that runs in this process. */
interface JavaClient extends AutoCloseable {
    /** Its name in tables. */
    String id();

    /**
     * Plays a case.
     *
     * @param tried the case
     * @param model to ask
     * @param mark to say in the case of an abort
     */
    void play(Case tried, String model, String mark);

    @Override
    void close();
}
