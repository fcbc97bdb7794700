package io.fairlead.benchmarks.load;

import io.fairlead.benchmarks.command.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The load generator: one run as its options say, printed as one line of JSON; or, with {@code --serve}, one run for
 * each line of options on standard input until that ends, so that a warm process serves a whole benchmark. Then the
 * lines {@value #BEGIN} and {@value #END} mark the measured time.
 */
public final class LoadGenerator {
    /** The line that is printed when the measured time of a served run begins. */
    public static final String BEGIN = "begin";

    /** The line that is printed when the measured time of a served run ends. */
    public static final String END = "end";

    private static final LoadRun.Marks PRINTED = new LoadRun.Marks() {
        @Override
        public void begin() {
            print(BEGIN);
        }

        @Override
        public void end() {
            print(END);
        }
    };

    private static final LoadRun.Marks SILENT = new LoadRun.Marks() {
        @Override
        public void begin() {}

        @Override
        public void end() {}
    };

    private LoadGenerator() {}

    /** Runs once or serves; exits with 2 when the options are wrong. */
    public static void main(String[] line) throws IOException {
        List<String> words = List.of(line);
        try {
            if (words.equals(List.of("--serve"))) {
                serve();
                return;
            }
            print(LoadRun.run(LoadPlan.parse(words), SILENT).json());
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        }
    }

    private static void serve() throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            LoadPlan plan = LoadPlan.parse(List.of(line.split(" ", -1)));
            print(LoadRun.run(plan, PRINTED).json());
        }
    }

    private static void print(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
