package io.fairlead.clients;

import io.fairlead.benchmarks.command.UsageException;
import io.fairlead.clients.ground.Ground;
import io.fairlead.clients.matrix.Case;
import io.fairlead.clients.matrix.Cell;
import io.fairlead.clients.matrix.Impossible;
import io.fairlead.clients.matrix.Matrix;
import io.fairlead.clients.matrix.Pages;
import io.fairlead.clients.play.JavaClients;
import io.fairlead.clients.play.NodeClients;
import io.fairlead.drill.gateway.Archive;
import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command: plays all cases with all clients over all upstreams and prints what works. */
public final class Clients {
    private static final List<String> NAMES = List.of(
            "openai-chat",
            "openai-responses",
            "anthropic",
            "genai",
            "ollama",
            "ai-openai-chat",
            "ai-openai-responses",
            "ai-anthropic",
            "ai-google",
            "openai-java",
            "anthropic-java",
            "langchain4j");

    private Clients() {}

    /** Runs the clients; exits with 1 when something fails that should not, and with 2 when the options are wrong. */
    public static void main(String[] line) throws InterruptedException {
        if (ClientsOptions.helpWanted(List.of(line))) {
            System.out.print(ClientsOptions.USAGE);
            return;
        }
        try {
            System.exit(run(ClientsOptions.parse(List.of(line))) ? 0 : 1);
        } catch (UsageException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
        } catch (IOException failure) {
            System.err.println(failure.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(ClientsOptions options) throws IOException, InterruptedException {
        Matrix matrix = new Matrix(cells(options), Impossible.kept());
        String tables = Pages.tables(matrix);
        System.out.print(tables);
        List<Cell> surprises = matrix.surprises();
        surprises.forEach(Clients::tell);
        System.out.printf("%d cells, %d surprises%n", matrix.size(), surprises.size());
        boolean told = !options.all() || pageSays(options, tables);
        return told && surprises.isEmpty();
    }

    private static List<Cell> cells(ClientsOptions options) throws IOException, InterruptedException {
        List<Kind> upstreams = options.over();
        List<Cell> cells = new ArrayList<>();
        Path folder = Files.createTempDirectory("fairlead-clients");
        try (Ground ground = Ground.open(new Archive(options.archive()), upstreams, NAMES, folder)) {
            NodeClients.play(
                    options.scripts(), ground.url(), upstreams, options.only(), cell -> cells.add(seen(ground, cell)));
            JavaClients.play(ground.url(), upstreams, options::wants, cell -> cells.add(seen(ground, cell)));
        }
        return cells;
    }

    /** An abort works when the upstream has seen it, whatever the client thinks. */
    private static Cell seen(Ground ground, Cell cell) {
        boolean looked = cell.tried() == Case.ABORT && cell.works();
        return looked && !ground.left(cell.upstream(), Ground.mark(cell.client(), cell.upstream()))
                ? cell.failed("the upstream saw nothing of it")
                : cell;
    }

    private static void tell(Cell cell) {
        System.out.printf(
                "%s over %s, %s: %s%n",
                cell.client(),
                cell.upstream().id(),
                cell.tried().id(),
                cell.works() ? "works, but is listed as impossible" : cell.said());
    }

    private static boolean pageSays(ClientsOptions options, String tables) throws IOException {
        String page = Files.readString(options.page());
        String anew = Pages.replaced(page, tables);
        if (options.write()) {
            Files.writeString(options.page(), anew);
        } else if (!anew.equals(page)) {
            System.out.println("docs/clients.md says something else; --write writes it anew");
            return false;
        }
        return true;
    }
}
