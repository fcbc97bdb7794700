package io.fairlead.benchmarks;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.benchmarks.contender.StartUps;
import io.fairlead.benchmarks.report.Spread;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The command: how long the archive takes to start, with its own plugins and with more jars in the folder. */
public final class StartUpTimes {
    private StartUpTimes() {}

    /** Measures and prints; exits with 2 when the options are wrong. */
    public static void main(String[] line) throws IOException, InterruptedException {
        try {
            Arguments arguments = Arguments.parse(List.of(line), Set.of("--archive", "--starts", "--more"), Set.of());
            Path home =
                    Path.of(System.getProperty("fairlead.benchmarks.home", ".")).toAbsolutePath();
            Path archive = archive(arguments, home);
            run(home, archive, arguments.number("--starts", 7, 1), arguments.number("--more", 20, 1));
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static Path archive(Arguments arguments, Path home) throws IOException {
        if (arguments.has("--archive")) {
            return Path.of(arguments.text("--archive", "")).toAbsolutePath();
        }
        Path target = home.resolveSibling("archive").resolve("target");
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(target, "fairlead-*")) {
            for (Path folder : folders) {
                if (Files.isExecutable(folder.resolve("bin/fairlead"))) {
                    return folder;
                }
            }
        }
        throw new UsageException(
                "no archive in " + target + " (./build package makes it; --archive names another one)");
    }

    private static void run(Path home, Path archive, int starts, int more) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory("fairlead-start-up");
        Path template = home.resolve("conf").resolve("start-up.yaml");
        Path program = archive.resolve("bin/fairlead");
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(archive.resolve("plugins"), "*.jar")) {
            for (Path jar : jars) {
                Files.copy(jar, plugins.resolve(jar.getFileName()));
            }
        }
        double own = tell("its own plugins", StartUps.measure(program, template, plugins, work, starts));
        MorePlugins.write(archive, plugins, work, more);
        double all = tell(more + " jars more", StartUps.measure(program, template, plugins, work, starts));
        System.out.printf(Locale.ROOT, "each further jar: %.1f ms%n", (all - own) * 1000 / more);
    }

    private static double tell(String with, List<Double> seconds) {
        Spread spread = Spread.of(seconds).orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "with %s: %.2f s (%.2f-%.2f), median of %d starts%n",
                with,
                spread.median(),
                spread.min(),
                spread.max(),
                seconds.size());
        return spread.median();
    }
}
