package io.fairlead.core.plugin;

import io.fairlead.api.RouterPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/** What a plugin's jar says about itself, read before any of its classes is loaded. */
record PluginJar(
        Path file, String id, String version, String requires, String provider, String description, String entryClass) {
    static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");

    private static final String SERVICE = "META-INF/services/" + RouterPlugin.class.getName();
    private static final Pattern BUNDLED_API =
            Pattern.compile("(?:META-INF/versions/\\d+/)?io/fairlead/api/.*\\.class");

    /** Reads and checks a jar. */
    static PluginJar read(Path file) throws PluginRefusedException {
        try (JarFile jar = new JarFile(file.toFile())) {
            Attributes manifest = manifest(jar);
            if (jar.stream()
                    .map(ZipEntry::getName)
                    .anyMatch(name -> BUNDLED_API.matcher(name).matches())) {
                throw new PluginRefusedException(
                        "bundles classes of io.fairlead.api, expected none: the host provides them");
            }
            return new PluginJar(
                    file,
                    id(manifest),
                    required(manifest, "Plugin-Version"),
                    required(manifest, "Plugin-Requires"),
                    value(manifest, "Plugin-Provider"),
                    value(manifest, "Plugin-Description"),
                    entryClass(jar));
        } catch (IOException | IllegalArgumentException e) {
            throw new PluginRefusedException("not a readable jar: " + e.getMessage());
        }
    }

    /** What a file says of itself; its name if it says nothing. */
    static InstalledPlugin about(Path file) {
        try {
            PluginJar jar = read(file);
            return new InstalledPlugin(jar.id(), jar.version(), jar.provider(), jar.description(), file, List.of());
        } catch (PluginRefusedException e) {
            return new InstalledPlugin(file.getFileName().toString(), "", "", "", file, List.of());
        }
    }

    private static Attributes manifest(JarFile jar) throws IOException, PluginRefusedException {
        @Nullable Manifest manifest = jar.getManifest();
        if (manifest == null) {
            throw new PluginRefusedException("has no META-INF/MANIFEST.MF, expected one with Plugin-Id");
        }
        Attributes attributes = manifest.getMainAttributes();
        if (!value(attributes, "Plugin-Dependencies").isEmpty()) {
            throw new PluginRefusedException(
                    "found Plugin-Dependencies in its manifest, expected none: plugins do not see each other");
        }
        return attributes;
    }

    private static String id(Attributes manifest) throws PluginRefusedException {
        String id = required(manifest, "Plugin-Id");
        if (!NAME.matcher(id).matches()) {
            throw new PluginRefusedException(
                    "found Plugin-Id '" + id + "', expected lower case letters and digits, joined by '-' or '.'");
        }
        return id;
    }

    private static String required(Attributes manifest, String name) throws PluginRefusedException {
        String value = value(manifest, name);
        if (value.isEmpty()) {
            throw new PluginRefusedException("has no " + name + " in its manifest, expected one");
        }
        return value;
    }

    private static String value(Attributes manifest, String name) {
        @Nullable String value = manifest.getValue(name);
        return value == null ? "" : value.strip();
    }

    private static String entryClass(JarFile jar) throws IOException, PluginRefusedException {
        @Nullable ZipEntry service = jar.getEntry(SERVICE);
        List<String> names = service == null ? List.of() : names(jar, service);
        if (names.isEmpty()) {
            throw new PluginRefusedException("has no entry class, expected its name in " + SERVICE);
        }
        if (names.size() > 1) {
            throw new PluginRefusedException(
                    "has the entry classes " + String.join(" and ", names) + ", expected one in " + SERVICE);
        }
        return names.getFirst();
    }

    private static List<String> names(JarFile jar, ZipEntry service) throws IOException {
        try (InputStream in = jar.getInputStream(service)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(name -> !name.isEmpty())
                    .distinct()
                    .toList();
        }
    }
}
