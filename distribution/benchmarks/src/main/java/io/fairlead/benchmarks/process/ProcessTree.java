package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A process with all its descendants, measured through {@code /proc}. */
public final class ProcessTree {
    private static final Path PROC = Path.of("/proc");

    /** {@code USER_HZ}, the unit of times in {@code /proc}: 100 on every architecture that has this JDK. */
    private static final long TICK_NANOS = 10_000_000;

    private static final long KIB = 1024;

    private final ProcessHandle root;

    /** Creates the tree; descendants that come later belong to it. */
    public ProcessTree(ProcessHandle root) {
        this.root = root;
    }

    /** True where processes can be measured, which is on Linux. */
    public static boolean measurable() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /** What the processes alive have used; empty where nothing can be measured. */
    public Optional<ProcessUse> use() {
        if (!measurable()) {
            return Optional.empty();
        }
        return Optional.of(processes().map(process -> use(process.pid())).reduce(ProcessUse.NONE, ProcessUse::plus));
    }

    /** The processes alive, the first one first. */
    Stream<ProcessHandle> processes() {
        return Stream.concat(Stream.of(root), root.descendants());
    }

    private static ProcessUse use(long pid) {
        Path process = PROC.resolve(Long.toString(pid));
        try {
            return new ProcessUse(
                    cpu(Files.readString(process.resolve("stat"))),
                    residentBytes(Files.readString(process.resolve("status"))));
        } catch (IOException _) {
            return ProcessUse.NONE; // it ended between the listing and the reading
        }
    }

    /** The sum of the fields utime and stime, counted from the end of the command's name, which may hold anything. */
    static Duration cpu(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Duration.ofNanos((Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_NANOS);
    }

    static long residentBytes(String status) {
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .sum();
    }
}
