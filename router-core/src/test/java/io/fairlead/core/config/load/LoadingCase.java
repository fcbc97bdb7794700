package io.fairlead.core.config.load;

import io.fairlead.core.config.Configuration;
import io.fairlead.core.config.read.Provenance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One loading: a file and what lies over it. Comments of the file give the rest, {@code # variable: NAME=VALUE},
 * {@code # option: KEY=VALUE} and {@code # overlay: YAML}.
 */
record LoadingCase(String file, Map<String, String> variables, List<String> options, String overlay) {
    static LoadingCase of(String file) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> options = new ArrayList<>();
        StringBuilder overlay = new StringBuilder();
        file.lines().forEach(line -> {
            String text = line.substring(line.indexOf(':') + 1).strip();
            if (line.startsWith("# variable:")) {
                int split = text.indexOf('=');
                variables.put(text.substring(0, split), text.substring(split + 1));
            } else if (line.startsWith("# option:")) {
                options.add(text);
            } else if (line.startsWith("# overlay:")) {
                overlay.append(text).append('\n');
            }
        });
        return new LoadingCase(file, variables, options, overlay.toString());
    }

    Loaded load(Path folder) {
        try {
            Files.writeString(folder.resolve("fairlead.yaml"), file);
            if (!overlay.isEmpty()) {
                Files.writeString(folder.resolve("overlay.yaml"), overlay);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ConfigurationSource source =
                ConfigurationSource.of(folder.resolve("fairlead.yaml"), folder, variables, options);
        return loader().load(source);
    }

    static ConfigurationLoader loader() {
        return new ConfigurationLoader(
                new TestExtensions(), new ExtensionDefaults("openai", "fastest-first", "failover"));
    }

    static Configuration good(Path folder, String file) {
        return switch (of(file).load(folder)) {
            case Loaded.Good good -> good.configuration();
            case Loaded.Bad bad -> throw new AssertionError(lines(bad, folder));
        };
    }

    /** The problems, or where the values came from that somebody configured. */
    static String rendered(Loaded loaded, Path folder) {
        return switch (loaded) {
            case Loaded.Bad bad -> lines(bad, folder);
            case Loaded.Good good ->
                good.provenance().entries().stream()
                        .filter(entry ->
                                entry.at().line() > 0 || !entry.at().source().startsWith("built-in"))
                        .map(Provenance.Entry::toString)
                        .map(line -> relative(line, folder))
                        .collect(Collectors.joining("\n"));
        };
    }

    private static String lines(Loaded.Bad bad, Path folder) {
        return bad.problems().stream()
                .map(problem -> relative(problem.toString(), folder))
                .collect(Collectors.joining("\n"));
    }

    private static String relative(String line, Path folder) {
        return line.replace(folder + folder.getFileSystem().getSeparator(), "");
    }
}
