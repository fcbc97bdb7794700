package io.fairlead.clients;

import io.fairlead.benchmarks.command.Arguments;
import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.fakes.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param archive the unpacked archive
 * @param repository where the scripts and the page are
 * @param only names of clients, joined by commas; empty for all
 * @param over the upstreams
 * @param write whether the page is written anew
 */
record ClientsOptions(Path archive, Path repository, String only, List<Kind> over, boolean write) {
    static final String USAGE = """
            run [options]             runs real clients over upstreams of every kind, and prints which can do what

              --only CLIENT,...       some clients, by their names in the table (all)
              --over KIND,...         some upstreams, by their names in the table (all); 'responses' is one of
                                      OpenAI that has the Responses API and no chats
              --write                 writes docs/clients.md anew; without it the page is compared

            Exits with 1 if anything fails that is not known to be impossible, or if the page says something else.
            """;
    private static final List<Kind> ON_THE_PAGE = List.of(Kind.values());
    private static final Set<String> VALUED = Set.of("--archive", "--repository", "--only", "--over");
    private static final Set<String> SWITCHES = Set.of("--write", "--help", "-h");

    static boolean helpWanted(List<String> line) {
        return line.contains("--help") || line.contains("-h");
    }

    static ClientsOptions parse(List<String> line) {
        Arguments arguments = Arguments.parse(line, VALUED, SWITCHES);
        if (!arguments.rest().isEmpty()) {
            throw new UsageException(
                    "found " + arguments.rest().getFirst() + ", expected options only; --help lists them");
        }
        return new ClientsOptions(
                Path.of(arguments.text("--archive", "target")).toAbsolutePath(),
                Path.of(arguments.text("--repository", ".")).toAbsolutePath().normalize(),
                arguments.text("--only", ""),
                kinds(arguments.text("--over", "")),
                arguments.has("--write"));
    }

    private static List<Kind> kinds(String names) {
        if (names.isEmpty()) {
            return ON_THE_PAGE;
        }
        List<String> wanted = List.of(names.split(","));
        return Arrays.stream(Kind.values())
                .filter(kind -> wanted.contains(kind.id()))
                .toList();
    }

    /** Whether all is tried that the page tells of. */
    boolean all() {
        return only.isEmpty() && over.equals(ON_THE_PAGE);
    }

    boolean wants(String client) {
        return only.isEmpty() || List.of(only.split(",")).contains(client);
    }

    Path scripts() {
        return repository.resolve("distribution").resolve("clients").resolve("js");
    }

    Path page() {
        return repository.resolve("docs").resolve("clients.md");
    }
}
