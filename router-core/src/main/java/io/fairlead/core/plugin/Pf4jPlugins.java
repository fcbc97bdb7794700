package io.fairlead.core.plugin;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.pf4j.AbstractPluginManager;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.DefaultPluginDescriptor;
import org.pf4j.DefaultVersionManager;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginStatusProvider;
import org.pf4j.VersionManager;

/**
 * PF4J, cut to jars that are handed over one by one. Not safe for threads: its one owner, {@link PluginSource}, is under a
 * lock. Loads and unloads singly, because PF4J's own rounds over all plugins stop at the first one that fails.
 */
final class Pf4jPlugins extends AbstractPluginManager {
    private static final char KEY_MARK = '#';

    private final SharedClasses shared;
    private final ReentrantLock lock;
    private final Duration patience;
    private @Nullable Coming coming;
    private int count;

    /** A manager whose lock is also taken by whoever is the last to let go of a version. */
    Pf4jPlugins(Path folder, PluginSupport support, SharedClasses shared, ReentrantLock lock) {
        super(folder);
        this.lock = lock;
        this.shared = shared;
        this.patience = support.patience();
        setResolveRecoveryStrategy(ResolveRecoveryStrategy.IGNORE_PLUGIN_AND_CONTINUE);
        // A range such as >=0.1.0 would turn down 0.1.0-SNAPSHOT, which has all that 0.1.0 has.
        setSystemVersion(support.hostVersion().replaceFirst("[-+].*", ""));
    }

    /**
     * Loads and starts a plugin, beside another version of it if there is one. A plugin that is refused leaves nothing behind,
     * now or when it is asked what it contributes.
     *
     * @param unloaded told when the last holder of the version has let go of it, and its classes are gone
     */
    Started start(PluginJar jar, Runnable unloaded) throws PluginRefusedException {
        check(jar);
        // The manager knows plugins by one name each, and for a while there are two versions of some.
        String key = jar.id() + KEY_MARK + ++count;
        PluginVersion version = new PluginVersion(jar.id(), () -> unload(key, unloaded));
        coming = new Coming(key, jar, version);
        try {
            loadPlugin(jar.file());
            startPlugin(key);
            return new Started(version, (EntryPoint) getPlugin(key).getPlugin());
        } catch (PluginRuntimeException e) {
            version.release();
            throw new PluginRefusedException("cannot be loaded: " + e.getMessage());
        } finally {
            coming = null;
        }
    }

    /** A plugin that was started. */
    record Started(PluginVersion version, EntryPoint entry) {
        /** What it contributes; waits for its answer. */
        List<OwnedFactory<?>> contributions() throws PluginRefusedException {
            try {
                return entry.contributions();
            } catch (PluginRefusedException e) {
                version.release();
                throw e;
            }
        }
    }

    private record Coming(String key, PluginJar jar, PluginVersion version) {}

    /** Not on a thread that may be a request's, unless that can be at once. */
    private void unload(String key, Runnable unloaded) {
        if (lock.tryLock()) {
            try {
                unloadNow(key, unloaded);
            } finally {
                lock.unlock();
            }
            return;
        }
        Thread.ofPlatform().daemon().name("plugin-unload").start(() -> {
            lock.lock();
            try {
                unloadNow(key, unloaded);
            } finally {
                lock.unlock();
            }
        });
    }

    private void unloadNow(String key, Runnable unloaded) {
        if (getPlugin(key) != null) {
            unloadPlugin(key);
        }
        unloaded.run();
    }

    private void check(PluginJar jar) throws PluginRefusedException {
        try {
            getVersionManager().compareVersions(jar.version(), jar.version());
        } catch (RuntimeException e) {
            throw new PluginRefusedException(
                    "found Plugin-Version '" + jar.version() + "', expected a version such as 1.2.3");
        }
        if (!suits(jar.requires())) {
            throw new PluginRefusedException("requires a host of version " + jar.requires() + ", expected a range that"
                    + " has " + getSystemVersion());
        }
    }

    private boolean suits(String requires) throws PluginRefusedException {
        // PF4J's own reading: a bare version means that version or a later one.
        String range = requires.matches("\\d+\\.\\d+\\.\\d+") ? ">=" + requires : requires;
        try {
            return getVersionManager().checkVersionConstraint(getSystemVersion(), range);
        } catch (RuntimeException e) {
            throw new PluginRefusedException(
                    "found Plugin-Requires '" + requires + "', expected a range such as >=0.1.0 & <0.2.0");
        }
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new PluginDescriptorFinder() {
            @Override
            public boolean isApplicable(Path file) {
                return true;
            }

            @Override
            public PluginDescriptor find(Path file) {
                return describe(Objects.requireNonNull(coming));
            }
        };
    }

    private static PluginDescriptor describe(Coming coming) {
        PluginJar jar = coming.jar();
        return new DefaultPluginDescriptor(
                coming.key(), jar.description(), jar.entryClass(), jar.version(), jar.requires(), jar.provider(), "");
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new PluginLoader() {
            @Override
            public boolean isApplicable(Path file) {
                return true;
            }

            @Override
            public ClassLoader loadPlugin(Path file, PluginDescriptor descriptor) {
                return new URLClassLoader(
                        Culprit.LOADER + Objects.requireNonNull(coming).jar().id(), new URL[] {url(file)}, shared);
            }
        };
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new PluginRuntimeException(e, "no URL for {}", file);
        }
    }

    @Override
    protected PluginFactory createPluginFactory() {
        return wrapper -> new EntryPoint(wrapper, Objects.requireNonNull(coming).version(), patience);
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new PluginRepository() {
            @Override
            public List<Path> getPluginPaths() {
                return List.of();
            }

            @Override
            public boolean deletePluginPath(Path file) {
                return false;
            }
        };
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new PluginStatusProvider() {
            @Override
            public boolean isPluginDisabled(String id) {
                return false;
            }

            @Override
            public void disablePlugin(String id) {}

            @Override
            public void enablePlugin(String id) {}
        };
    }

    @Override
    protected VersionManager createVersionManager() {
        return new DefaultVersionManager();
    }

    // The two that follow are never asked: extensions come from the entry class.

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new DefaultExtensionFinder(this);
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }
}
