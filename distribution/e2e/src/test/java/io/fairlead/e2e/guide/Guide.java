package io.fairlead.e2e.guide;

import io.fairlead.e2e.Archive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The blocks of code in {@code docs/plugin-guide.md} that have a title, which is a file's path, or are an output. */
final class Guide {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\w+ (title|output)=\"([^\"]+)\"\\n(.*?)^```$");

    private final Map<String, String> files = new LinkedHashMap<>();
    private final Map<String, String> outputs = new LinkedHashMap<>();

    private Guide(String text) {
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            Map<String, String> kind = blocks.group(1).equals("title") ? files : outputs;
            if (kind.put(blocks.group(2), blocks.group(3)) != null) {
                throw new IllegalStateException("found two blocks for '" + blocks.group(2) + "', expected one");
            }
        }
    }

    static Guide read() throws IOException {
        return new Guide(Files.readString(file()).replace("\r\n", "\n"));
    }

    private static Path file() {
        for (Path folder = Archive.home().toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path guide = folder.resolve("docs").resolve("plugin-guide.md");
            if (Files.exists(guide)) {
                return guide;
            }
        }
        throw new IllegalStateException("found no docs/plugin-guide.md above " + Archive.home());
    }

    /** Writes every file of the guide below a folder. */
    void write(Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    /** The text of a file. */
    String text(String path) {
        String text = files.get(path);
        if (text == null) {
            throw new IllegalStateException("found no block titled '" + path + "', expected one of " + files.keySet());
        }
        return text;
    }

    /** The lines of what the guide says that a command prints. */
    List<String> output(String of) {
        String text = outputs.get(of);
        if (text == null) {
            throw new IllegalStateException("found no output of '" + of + "', expected one of " + outputs.keySet());
        }
        return text.lines().toList();
    }
}
