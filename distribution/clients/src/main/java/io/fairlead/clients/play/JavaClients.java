package io.fairlead.clients.play;

import io.fairlead.clients.ground.Ground;
import io.fairlead.clients.matrix.Case;
import io.fairlead.clients.matrix.Cell;
import io.fairlead.fakes.Kind;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The clients that run in this process. */
public final class JavaClients {
    private JavaClients() {}

    /** Plays all cases with those that are wanted. */
    public static void play(String url, List<Kind> upstreams, Predicate<String> wanted, Consumer<Cell> cells) {
        for (JavaClient client : List.of(new OpenAiJava(url), new AnthropicJava(url), new LangChain(url))) {
            try (client) {
                if (wanted.test(client.id())) {
                    upstreams.forEach(upstream -> play(client, upstream, cells));
                }
            }
        }
    }

    private static void play(JavaClient client, Kind upstream, Consumer<Cell> cells) {
        for (Case tried : Case.values()) {
            if (!client.lacks().contains(tried)) {
                cells.accept(cell(client, upstream, tried));
            }
        }
    }

    private static Cell cell(JavaClient client, Kind upstream, Case tried) {
        Cell cell = new Cell(client.id(), upstream, tried, true, "");
        try {
            client.play(tried, Ground.model(upstream, client.id(), tried), Ground.mark(client.id(), upstream));
            return cell;
        } catch (RuntimeException failure) {
            return cell.failed(String.valueOf(failure));
        }
    }
}
