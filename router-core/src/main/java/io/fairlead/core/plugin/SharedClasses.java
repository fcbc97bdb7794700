package io.fairlead.core.plugin;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plugin sees of the host: the API, what the API's signatures name, and the platform. As the parent of each
 * plugin's loader it makes the usual parent-first order safe: what the host bundles besides does not exist for plugins.
 */
final class SharedClasses extends ClassLoader {
    private static final List<String> PACKAGES = List.of(
            "io.fairlead.api.", "jakarta.json.", "org.jspecify.", "io.micrometer.core.", "io.micrometer.common.");

    /** Not part of the API, and the host's provider of it would keep the classes of plugins that it binds. */
    private static final String BINDING = "jakarta.json.bind.";

    static {
        registerAsParallelCapable();
    }

    private final ClassLoader host;

    SharedClasses(ClassLoader host) {
        super("fairlead-shared", ClassLoader.getPlatformClassLoader());
        this.host = host;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (isShared(name)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isShared(name.replace('/', '.')) ? host.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isShared(name.replace('/', '.')) ? host.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean isShared(String name) {
        return PACKAGES.stream().anyMatch(name::startsWith) && !name.startsWith(BINDING);
    }
}
