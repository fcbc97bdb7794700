package io.fairlead.server.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets the second signal to stop end the process at once: the JVM passes over all but the first while it stops. The JDK has
 * no public way to hear of signals; where the one that most programs use is missing, the grace period is waited for.
 */
final class SecondSignal {
    private static final Logger LOGGER = System.getLogger(SecondSignal.class.getName());
    private static final String[] NAMES = {"INT", "TERM"};
    private static final int KILLED = 128;

    private static final AtomicBoolean TOLD = new AtomicBoolean();

    private SecondSignal() {}

    /** From now on the first signal stops the process in order, the second one ends it. */
    static void watch() {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Method number = signal.getMethod("getNumber");
            Object ours = Proxy.newProxyInstance(
                    SecondSignal.class.getClassLoader(), new Class<?>[] {handler}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            handle((Integer) number.invoke(arguments[0]));
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, handler);
            for (String name : NAMES) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException | RuntimeException absent) {
            LOGGER.log(Level.DEBUG, "a second signal will not end the process: " + absent);
        }
    }

    private static void handle(int number) {
        if (TOLD.compareAndSet(false, true)) {
            Thread.ofPlatform()
                    .name("fairlead-exit")
                    .start(() -> Runtime.getRuntime().exit(KILLED + number));
        } else {
            Runtime.getRuntime().halt(KILLED + number);
        }
    }
}
