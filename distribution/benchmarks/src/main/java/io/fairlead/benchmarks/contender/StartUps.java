package io.fairlead.benchmarks.contender;

import io.fairlead.benchmarks.process.ManagedProcess;
import io.fairlead.benchmarks.process.ProcessGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts of the archive with a folder of plugins, one after the other, each until its first answer. */
public final class StartUps {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CHAT_PATH = "/v1/chat/completions";

    private StartUps() {}

    /**
     * Measures.
     *
     * @param program {@code bin/fairlead} of an archive
     * @param template the configuration
     * @param plugins the folder of plugins
     * @param work where generated files and logs go
     * @param count of starts that count; one before them warms up the system's files
     * @return seconds from the start of each process to its first answer with status 200
     */
    public static List<Double> measure(Path program, Path template, Path plugins, Path work, int count)
            throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int start = 0; start <= count; start++) {
            double took = once(program, template, plugins, work);
            if (start > 0) {
                seconds.add(took);
            }
        }
        return seconds;
    }

    private static double once(Path program, Path template, Path plugins, Path work)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        Map<String, String> values =
                Map.of("PORT", Integer.toString(port), "ADMIN_PORT", Integer.toString(FreePort.find()));
        Path configuration = Template.write(template, values, work.resolve("fairlead.yaml"));
        ProcessBuilder command = new ProcessBuilder(
                program.toString(),
                "--config",
                configuration.toString(),
                "--plugins",
                plugins.toString(),
                "--data",
                work.resolve("data").toString());
        URI url = URI.create("http://127.0.0.1:" + port + CHAT_PATH);
        try (ProcessGroup group = new ProcessGroup(work)) {
            ManagedProcess process = group.start("fairlead", command);
            return FirstAnswer.of(process, url, "small", PATIENCE).toNanos() / 1e9;
        }
    }
}
