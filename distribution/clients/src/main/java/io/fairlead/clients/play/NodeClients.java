package io.fairlead.clients.play;

import io.fairlead.clients.matrix.Case;
import io.fairlead.clients.matrix.Cell;
import io.fairlead.fakes.Kind;
import io.fairlead.fakes.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The clients that run in Node.js: one process plays all of them and prints a line for each cell. */
public final class NodeClients {
    private NodeClients() {}

    /**
     * Plays all cases.
     *
     * @param folder of the scripts
     * @param url of the gateway
     * @param upstreams behind it
     * @param only names of clients, joined by commas; empty for all
     * @param cells takes what came out
     */
    public static void play(Path folder, String url, List<Kind> upstreams, String only, Consumer<Cell> cells)
            throws IOException, InterruptedException {
        String kinds = String.join(",", upstreams.stream().map(Kind::id).toList());
        Process process = new ProcessBuilder("node", "run.mjs", url, String.join(",", Case.ids()), kinds, only)
                .directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                cells.accept(cell(Json.read(line)));
            }
        }
        int end = process.waitFor();
        if (end != 0) {
            throw new IOException("node ended with " + end + ", expected 0");
        }
    }

    private static Cell cell(JsonNode line) {
        return new Cell(
                Json.text(line, "client"),
                Kind.valueOf(Json.text(line, "upstream").toUpperCase(Locale.ROOT)),
                Case.named(Json.text(line, "case")),
                line.path("ok").asBoolean(),
                Json.text(line, "said"));
    }
}
