package io.fairlead.core.config.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a configuration is read from.
 *
 * @param file the operator's file
 * @param overlay the file that run-time edits go to, which need not be there; null for none
 * @param environment the variables of the process
 * @param options {@code KEY=VALUE} each, from the command line
 */
public record ConfigurationSource(
        Path file, @Nullable Path overlay, Map<String, String> environment, List<String> options) {
    private static final String OVERLAY = "overlay.yaml";

    public ConfigurationSource {
        environment = Map.copyOf(environment);
        options = List.copyOf(options);
    }

    /** A source whose overlay lies in the data folder. */
    public static ConfigurationSource of(
            Path file, Path dataFolder, Map<String, String> environment, List<String> options) {
        return new ConfigurationSource(file, dataFolder.resolve(OVERLAY), environment, options);
    }

    /** How the files are now: equal to what it was before as long as nobody has changed them. */
    public List<Object> state() {
        List<Object> parts = new ArrayList<>(state(file));
        if (overlay != null) {
            parts.addAll(state(overlay));
        }
        return parts;
    }

    private static List<Object> state(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String identity = String.valueOf(attributes.fileKey());
            return List.of(attributes.lastModifiedTime(), attributes.size(), identity);
        } catch (IOException e) {
            return List.of("absent");
        }
    }

    /** Without variables and options: they may be secret. */
    @Override
    public String toString() {
        return "ConfigurationSource[file=" + file + ", overlay=" + overlay + "]";
    }
}
