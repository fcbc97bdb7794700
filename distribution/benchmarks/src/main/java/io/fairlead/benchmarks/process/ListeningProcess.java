package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the process that listens on a port, through {@code /proc}: sees its own user's processes, or all as root. */
public final class ListeningProcess {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTENING = "0A";

    private ListeningProcess() {}

    /** The listener; of several that share the socket, the one that is no other's child. */
    public static Optional<ProcessHandle> on(int port) throws IOException {
        Set<String> sockets = sockets(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        Set<ProcessHandle> owners = ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), sockets))
                .collect(Collectors.toSet());
        return owners.stream()
                .filter(process -> process.parent().filter(owners::contains).isEmpty())
                .findFirst();
    }

    /** The links that {@code /proc/<pid>/fd} shows for sockets that listen on the port. */
    private static Set<String> sockets(int port) throws IOException {
        Set<String> sockets = new HashSet<>();
        for (String table : List.of("net/tcp", "net/tcp6")) {
            Path path = PROC.resolve(table);
            if (Files.isReadable(path)) {
                try (Stream<String> lines = Files.lines(path)) {
                    lines.flatMap(line -> socket(line, port).stream()).forEach(sockets::add);
                }
            }
        }
        return sockets;
    }

    /** The socket of one line of {@code /proc/net/tcp} when it listens on the port. */
    static Optional<String> socket(String line, int port) {
        String[] fields = line.strip().split("\\s+", -1);
        String hexPort = String.format(Locale.ROOT, ":%04X", port);
        boolean listens = fields.length > 9 && fields[1].endsWith(hexPort) && fields[3].equals(LISTENING);
        return listens ? Optional.of("socket:[" + fields[9] + "]") : Optional.empty();
    }

    private static boolean holds(long pid, Set<String> sockets) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            return false; // it ended, or belongs to somebody else
        }
        return false;
    }
}
