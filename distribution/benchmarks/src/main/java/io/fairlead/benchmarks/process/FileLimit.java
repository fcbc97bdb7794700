package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How many files a process may have open; sockets count. */
public final class FileLimit {
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final String OPEN_FILES = "Max open files";

    private FileLimit() {}

    /** The limit that this process has and gives to its children; the largest integer where it is not known. */
    public static int current() throws IOException {
        if (!Files.isReadable(LIMITS)) {
            return Integer.MAX_VALUE;
        }
        return Files.readAllLines(LIMITS).stream()
                .filter(line -> line.startsWith(OPEN_FILES))
                .map(FileLimit::soft)
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    static int soft(String line) {
        String value = line.substring(OPEN_FILES.length()).strip().split("\\s+", -1)[0];
        return "unlimited".equals(value) ? Integer.MAX_VALUE : (int) Math.min(Integer.MAX_VALUE, Long.parseLong(value));
    }
}
