package io.fairlead.server.gateway;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The one setting that must be known before the configuration can be checked: where the plugins are that say what is right
 * in it. A file that cannot be read says nothing here; the loader will say what is wrong with it.
 */
final class PluginFolderSetting {
    private static final String OPTION = "plugins.folder=";
    private static final String VARIABLE = "FAIRLEAD_PLUGINS_FOLDER";
    private static final long LARGEST = 5 << 20;

    private PluginFolderSetting() {}

    static @Nullable Path of(GatewayOptions options) {
        for (String setting : options.settings().reversed()) {
            if (setting.startsWith(OPTION)) {
                return Path.of(setting.substring(OPTION.length()));
            }
        }
        String variable = options.environment().get(VARIABLE);
        return variable == null ? inFile(options.configuration()) : Path.of(variable);
    }

    private static @Nullable Path inFile(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return null;
            }
            try (Reader reader = Files.newBufferedReader(file)) {
                Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(reader);
                boolean named = root instanceof Map<?, ?> map
                        && map.get("plugins") instanceof Map<?, ?> plugins
                        && plugins.get("folder") instanceof String;
                return named && root instanceof Map<?, ?> map && map.get("plugins") instanceof Map<?, ?> plugins
                        ? Path.of(String.valueOf(plugins.get("folder")))
                        : null;
            }
        } catch (IOException | YAMLException | ClassCastException e) {
            return null;
        }
    }
}
