package io.fairlead.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Knows what newcomers type, and what they meant. */
final class Mistakes {
    /** Options that other servers have, and the keys that they are here. */
    private static final Map<String, String> KEYS = Map.of("--port", "server.port", "--host", "server.host");

    private Mistakes() {}

    /** Tells what may have been meant; all else is told as usual. */
    static IParameterExceptionHandler before(IParameterExceptionHandler usual) {
        return (wrong, words) -> {
            Optional<String> meant = meant(wrong);
            if (meant.isEmpty()) {
                return usual.handleParseException(wrong, words);
            }
            CommandLine command = wrong.getCommandLine();
            command.getErr().println(wrong.getMessage() + ", did you mean " + meant.get() + "?");
            return command.getCommandSpec().exitCodeOnInvalidInput();
        };
    }

    private static Optional<String> meant(ParameterException wrong) {
        return wrong instanceof UnmatchedArgumentException unmatched
                ? meant(unmatched.getUnmatched())
                : Optional.empty();
    }

    private static Optional<String> meant(List<String> unmatched) {
        String first = unmatched.getFirst();
        int sign = first.indexOf('=');
        String key = KEYS.get(sign < 0 ? first : first.substring(0, sign));
        if (key != null) {
            String next = unmatched.size() > 1 ? unmatched.get(1) : "VALUE";
            return Optional.of("--set " + key + "=" + (sign < 0 ? next : first.substring(sign + 1)));
        }
        boolean file =
                first.matches("[^-].*\\.ya?ml") || (!first.startsWith("-") && Files.isRegularFile(Path.of(first)));
        return file ? Optional.of("--config " + first) : Optional.empty();
    }
}
