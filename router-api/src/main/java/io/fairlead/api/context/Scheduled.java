package io.fairlead.api.context;

/** A task that runs by schedule until it is closed. Closing does not interrupt a run under way. */
public interface Scheduled extends AutoCloseable {
    @Override
    void close();
}
