package io.fairlead.server.cli;

import io.fairlead.core.config.reference.SettingRow;
import io.fairlead.core.plugin.Extensions;
import io.fairlead.core.plugin.InstalledPlugin;
import io.fairlead.core.plugin.PluginRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is told of a plugin.
 *
 * @param id of the plugin
 * @param version of it
 * @param provider who made it
 * @param description one line
 * @param file the jar
 * @param extensions what it brings, or the one that was asked for
 */
record PluginDescription(
        String id, String version, String provider, String description, String file, List<Brought> extensions) {
    /**
     * One extension.
     *
     * @param id such as {@code provider.anthropic}
     * @param settings that it takes
     */
    record Brought(String id, List<SettingRow> settings) {
        private Map<String, Object> tree() {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("id", id);
            tree.put("settings", settings.stream().map(Brought::tree).toList());
            return tree;
        }

        private static Map<String, Object> tree(SettingRow setting) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("key", setting.key());
            tree.put("type", setting.type());
            if (setting.fallback() != null) {
                tree.put("default", setting.fallback());
            }
            tree.put("required", setting.required());
            tree.put("secret", setting.secret());
            tree.put("description", setting.description());
            return tree;
        }
    }

    /** What is told of a plugin, or of one extension; empty if there is neither of that name. */
    static Optional<PluginDescription> find(PluginRuntime plugins, String name) {
        return plugins.plugins().stream()
                .filter(plugin ->
                        plugin.id().equals(name) || plugin.extensions().contains(name))
                .findFirst()
                .map(plugin -> of(plugin, name, plugins.extensions()));
    }

    /** What {@code --json} prints. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", id);
        tree.put("version", version);
        tree.put("provider", provider);
        tree.put("description", description);
        tree.put("file", file);
        tree.put("extensions", extensions.stream().map(Brought::tree).toList());
        return tree;
    }

    /** All names that can be asked for. */
    static List<String> names(PluginRuntime plugins) {
        return plugins.plugins().stream()
                .flatMap(plugin -> Stream.concat(Stream.of(plugin.id()), plugin.extensions().stream()))
                .toList();
    }

    private static PluginDescription of(InstalledPlugin plugin, String name, Extensions all) {
        return new PluginDescription(
                plugin.id(),
                plugin.version(),
                plugin.provider(),
                plugin.description(),
                plugin.file().toString(),
                plugin.extensions().stream()
                        .filter(extension -> plugin.id().equals(name) || extension.equals(name))
                        .map(extension -> brought(extension, all))
                        .toList());
    }

    private static Brought brought(String extension, Extensions all) {
        int dot = extension.indexOf('.');
        return new Brought(
                extension,
                all.settings(extension.substring(0, dot), extension.substring(dot + 1))
                        .map(SettingRow::of)
                        .orElse(List.of()));
    }
}
