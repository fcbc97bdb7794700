package io.fairlead.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the objects alive in a JVM take, as the JDK's own {@code jcmd} counts them after a full collection. */
public final class LiveHeap {
    /** The last line of a class histogram: the number of objects, and their bytes. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)\\s*$");

    private static final long PATIENCE_SECONDS = 15;

    private LiveHeap() {}

    /** The bytes of all JVMs among the processes; empty when there is none that this user may ask. */
    public static OptionalLong of(ProcessTree tree) throws IOException {
        List<ProcessHandle> jvms = tree.processes()
                .filter(process ->
                        process.info().command().filter(LiveHeap::isJava).isPresent())
                .toList();
        long sum = 0;
        for (ProcessHandle jvm : jvms) {
            OptionalLong bytes = total(histogram(jvm.pid()));
            if (bytes.isEmpty()) {
                return OptionalLong.empty();
            }
            sum += bytes.getAsLong();
        }
        return jvms.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    private static boolean isJava(String command) {
        return Path.of(command).endsWith("java");
    }

    private static String histogram(long pid) throws IOException {
        Path program = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Path output = Files.createTempFile("fairlead-histogram", ".txt");
        try {
            Process process = new ProcessBuilder(program.toString(), Long.toString(pid), "GC.class_histogram")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return Files.readString(output, StandardCharsets.ISO_8859_1);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while process " + pid + " counted its objects", interrupted);
        } finally {
            Files.delete(output);
        }
    }

    static OptionalLong total(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        return total.find() ? OptionalLong.of(Long.parseLong(total.group(1))) : OptionalLong.empty();
    }
}
