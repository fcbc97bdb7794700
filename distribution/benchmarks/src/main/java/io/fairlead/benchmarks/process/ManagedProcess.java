package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that was started here and ends here, with its descendants. */
public final class ManagedProcess implements AutoCloseable {
    private static final int LAST_LINES = 15;
    private static final long PATIENCE_SECONDS = 8;

    private final String name;
    private final Process process;
    private final Path log;

    private ManagedProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a process; its errors go to {@code <name>.log}, its output too unless it is to be read here. */
    static ManagedProcess start(String name, ProcessBuilder builder, Path directory, boolean readHere)
            throws IOException {
        Path log = directory.resolve(name + ".log");
        builder.directory(directory.toFile()).redirectError(log.toFile());
        if (!readHere) {
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
        }
        return new ManagedProcess(name, builder.start(), log);
    }

    /** The process itself, for its streams. */
    public Process process() {
        return process;
    }

    /** The process with its descendants, to be measured. */
    public ProcessTree tree() {
        return new ProcessTree(process.toHandle());
    }

    /** Says why a process that is expected to serve does not: whether it ended, and its last words. */
    public String lastWords() {
        String state = process.isAlive() ? name + " runs" : name + " ended with code " + process.exitValue();
        try {
            List<String> lines =
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
            return state + "; its log ends with:\n  " + String.join("\n  ", last);
        } catch (IOException _) {
            return state + "; it left no log";
        }
    }

    /** Asks the process to end, and ends it with its descendants when it does not. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
