package io.fairlead.core.plugin;

import io.fairlead.api.RouterPlugin;
import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.pf4j.Plugin;
import org.pf4j.PluginWrapper;

/**
 * PF4J's idea of one of our plugins: starting it has the entry class made and asked what it contributes, on a thread of the
 * plugin's own, so that several begin at the same time.
 */
final class EntryPoint extends Plugin {
    private final PluginVersion version;
    private final String className;
    private final ClassLoader loader;
    private final Duration patience;
    private Patience.@Nullable Begun<List<OwnedFactory<?>>> asked;

    EntryPoint(PluginWrapper wrapper, PluginVersion version, Duration patience) {
        this.version = version;
        this.className = wrapper.getDescriptor().getPluginClass();
        this.loader = wrapper.getPluginClassLoader();
        this.patience = patience;
    }

    /** Never throws, because PF4J would log the whole trace of what is the plugin's expected fault. */
    @Override
    public void start() {
        asked = Patience.begin(version.plugin(), () -> Contributions.of(version, create()));
    }

    @Override
    public void stop() {
        asked = null;
    }

    /** What the plugin contributes, once started; waits for its answer. */
    List<OwnedFactory<?>> contributions() throws PluginRefusedException {
        if (asked == null) {
            return List.of();
        }
        try {
            return asked.await(patience);
        } catch (TimeoutException e) {
            throw new PluginRefusedException("entry class " + className + " did not answer within "
                    + patience.toSeconds() + " s, expected it at once");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PluginRefusedException refused ? refused : failed(e.getCause());
        }
    }

    private RouterPlugin create() throws PluginRefusedException {
        try {
            Class<?> entry = loader.loadClass(className);
            if (!RouterPlugin.class.isAssignableFrom(entry)) {
                throw new PluginRefusedException("entry class " + className + " is not a RouterPlugin, expected one");
            }
            return (RouterPlugin) entry.getConstructor().newInstance();
        } catch (ClassNotFoundException e) {
            throw new PluginRefusedException("entry class " + className + " is not in the jar, expected it there");
        } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
            throw new PluginRefusedException("entry class " + className
                    + " cannot be made, expected a public class with a public constructor without arguments");
        } catch (InvocationTargetException e) {
            throw failed(e.getCause());
        } catch (RuntimeException | Error e) {
            throw failed(e);
        }
    }

    private PluginRefusedException failed(@Nullable Throwable failure) {
        if (failure == null) {
            return new PluginRefusedException("entry class " + className + " failed");
        }
        PluginCalls.rethrowFatal(failure);
        return new PluginRefusedException(
                "entry class " + className + " failed: " + FailureText.withMessage(failure, List.of()));
    }
}
