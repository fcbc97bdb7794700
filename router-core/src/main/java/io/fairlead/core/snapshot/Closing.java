package io.fairlead.core.snapshot;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Closes what a plugin made: its failure is logged and stops nothing. */
final class Closing {
    private static final Logger LOGGER = System.getLogger(Closing.class.getName());

    private Closing() {}

    static void quietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception | LinkageError e) {
            LOGGER.log(
                    Level.WARNING,
                    "could not close what a snapshot used error=" + e.getClass().getName());
        }
    }
}
