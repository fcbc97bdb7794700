package io.fairlead.server.gateway;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;

/** What must be closed, the last first; what cannot be closed does not keep the rest open. */
final class Parts implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Parts.class.getName());

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T keep(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            close(open.pop());
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "could not stop a part error=" + e);
        }
    }
}
