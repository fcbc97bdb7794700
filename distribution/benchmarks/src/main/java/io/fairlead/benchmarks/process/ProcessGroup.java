package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;

/** All processes of a benchmark: the last one started ends first, also when this program is told to stop. */
public final class ProcessGroup implements AutoCloseable {
    private final Path directory;
    private final Deque<ManagedProcess> processes = new ArrayDeque<>();

    /** Creates a group whose logs and working directories are the directory. */
    public ProcessGroup(Path directory) {
        this.directory = directory;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-processes"));
    }

    /** Starts a process that writes to {@code <name>.log}. */
    public ManagedProcess start(String name, ProcessBuilder builder) throws IOException {
        return add(ManagedProcess.start(name, builder, directory, false));
    }

    /** Starts a process whose output the caller reads; its errors go to {@code <name>.log}. */
    public ManagedProcess startReadHere(String name, ProcessBuilder builder) throws IOException {
        return add(ManagedProcess.start(name, builder, directory, true));
    }

    private ManagedProcess add(ManagedProcess process) {
        synchronized (processes) {
            processes.push(process);
        }
        return process;
    }

    @Override
    public void close() {
        synchronized (processes) {
            while (!processes.isEmpty()) {
                processes.pop().close();
            }
        }
    }
}
