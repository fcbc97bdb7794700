package io.fairlead.core.plugin.context;

import io.fairlead.core.plugin.PluginBooks;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One extension in use. Calls go through {@link #ask} and {@link #tell}, which turn what goes wrong in the plugin into a
 * counted failure. Closing ends the extension and all that it made through its context; calls under way must be over.
 *
 * @param <T> the extension point
 */
public final class Instance<T> implements AutoCloseable {
    private final Use use;
    private final PluginBooks books;
    private final T value;
    private final InstanceContext context;
    private final Runnable released;
    private final AtomicBoolean closed = new AtomicBoolean();

    Instance(Use use, PluginBooks books, T value, InstanceContext context, Runnable released) {
        this.use = use;
        this.books = books;
        this.value = value;
        this.context = context;
        this.released = released;
    }

    /** The id of the plugin that made it. */
    public String plugin() {
        return use.plugin();
    }

    /** The extension's id, such as {@code provider.openai}. */
    public String extension() {
        return use.extension();
    }

    /** The name under which the configuration uses it. */
    public String name() {
        return use.name();
    }

    /** The plugin's own object, unguarded: for questions such as whether it is a {@code LocalProvider}. */
    public T value() {
        return value;
    }

    /** Where calls are booked that do not go through here, and failures that whoever called made the best of. */
    public PluginBooks books() {
        return books;
    }

    /**
     * Asks the extension, or something that it made, a question.
     *
     * @param operation what is called, for log and message
     * @throws io.fairlead.api.error.RouterException with the code {@code plugin_failed} if the plugin failed
     */
    public <R extends @Nullable Object, X extends Exception> R ask(String operation, Question<T, R, X> question)
            throws X {
        return use.<R, X>ask(operation, () -> question.put(value));
    }

    /**
     * Tells the extension, or something that it made, to do something.
     *
     * @param operation what is called, for log and message
     * @throws io.fairlead.api.error.RouterException with the code {@code plugin_failed} if the plugin failed
     */
    public <X extends Exception> void tell(String operation, Order<T, X> order) throws X {
        use.<@Nullable Void, X>ask(operation, () -> {
            order.give(value);
            return null;
        });
    }

    /** Closes it, once. What goes wrong in the plugin is counted and logged. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        context.endSchedules();
        if (value instanceof AutoCloseable closeable) {
            use.background("close", closeable::close);
        }
        context.close();
        released.run();
    }

    @Override
    public String toString() {
        return use.toString();
    }

    /** A call that gives an answer. */
    @FunctionalInterface
    public interface Question<T, R extends @Nullable Object, X extends Exception> {
        /** Makes the call. */
        R put(T extension) throws X;
    }

    /** A call that gives none. */
    @FunctionalInterface
    public interface Order<T, X extends Exception> {
        /** Makes the call. */
        void give(T extension) throws X;
    }
}
