package io.fairlead.core.transport;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads that run where we say. The JDK has no public way to choose what carries a virtual thread, only one that
 * it keeps to itself, and which must be opened with {@code --add-opens java.base/java.lang=ALL-UNNAMED}. Without it
 * virtual threads are carried by the JDK's own scheduler: everything works, at a higher price.
 */
final class CarrierThreads {
    private static final @Nullable MethodHandle BUILDER = builder();

    private CarrierThreads() {}

    /** Whether virtual threads can be carried by an executor of ours. */
    static boolean supported() {
        return BUILDER != null;
    }

    /** A virtual thread that is not started, carried by {@code carrier}. */
    static Thread unstarted(Executor carrier, Runnable task) {
        if (BUILDER == null) {
            throw new UnsupportedOperationException("java.base/java.lang is not open");
        }
        try {
            return ((Thread.Builder.OfVirtual) BUILDER.invoke(carrier)).unstarted(task);
        } catch (Throwable impossible) {
            throw new IllegalStateException("a virtual thread could not be made", impossible);
        }
    }

    private static @Nullable MethodHandle builder() {
        try {
            Constructor<?> constructor = Class.forName("java.lang.ThreadBuilders$VirtualThreadBuilder")
                    .getDeclaredConstructor(Executor.class);
            constructor.setAccessible(true);
            MethodHandle made = MethodHandles.lookup().unreflectConstructor(constructor);
            return made.invoke((Executor) Runnable::run) instanceof Thread.Builder.OfVirtual ? made : null;
        } catch (Throwable absent) {
            return null;
        }
    }
}
