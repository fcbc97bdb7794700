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
    private static final List<String> FOLDERS =
            PACKAGES.stream().map(name -> name.replace('.', '/')).toList();

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
        if (PACKAGES.stream().anyMatch(name::startsWith)) {
            return host.loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return isShared(name) ? host.getResource(name) : null;
    }

    @Override
    protected Enumeration<URL> findResources(String name) throws IOException {
        return isShared(name) ? host.getResources(name) : Collections.emptyEnumeration();
    }

    private static boolean isShared(String resource) {
        return FOLDERS.stream().anyMatch(resource::startsWith);
    }
}
