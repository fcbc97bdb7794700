package io.fairlead.core.filter;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.FilterUse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call into a filter: what it throws is charged to it, and ends the exchange only if the filter is mandatory. */
final class PluginStep {
    private static final Logger LOGGER = System.getLogger(PluginStep.class.getName());

    private PluginStep() {}

    static <T extends @Nullable Object> T call(FilterUse filter, String what, Supplier<T> step, T otherwise) {
        long begun = filter.books().begin();
        try {
            return apply(filter, what, step, otherwise);
        } finally {
            filter.books().end(begun);
        }
    }

    /** Work of the host with what a filter left: only as sound as that. */
    static <T extends @Nullable Object> T apply(FilterUse filter, String what, Supplier<T> step, T otherwise) {
        try {
            return step.get();
        } catch (RouterException refusal) {
            throw refusal;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            failed(filter, what, failure);
            return otherwise;
        }
    }

    static void run(FilterUse filter, String what, Runnable step, Runnable otherwise) {
        long begun = filter.books().begin();
        try {
            step.run();
        } catch (RouterException refusal) {
            throw refusal;
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            failed(filter, what, failure);
            otherwise.run();
        } finally {
            filter.books().end(begun);
        }
    }

    /** The last call into a filter: its failure harms nobody any more. */
    static void end(FilterUse filter, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError | StackOverflowError failure) {
            count(filter, "close", failure);
        }
    }

    private static void failed(FilterUse filter, String what, Throwable failure) {
        count(filter, what, failure);
        if (filter.filter().mandatory()) {
            throw RouterException.of(ErrorCode.INTERNAL, filter.extension() + " failed, and nothing passes without it");
        }
    }

    private static void count(FilterUse filter, String what, Throwable failure) {
        filter.failures().increment();
        if (filter.books().failed(failure)) {
            LOGGER.log(
                    Level.WARNING,
                    "a filter failed extension=" + filter.extension() + " in=" + what + " error="
                            + FailureText.of(failure));
        }
    }
}
