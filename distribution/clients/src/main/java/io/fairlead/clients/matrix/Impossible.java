package io.fairlead.clients.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What the vendors' protocols do not allow: lines of a client, an upstream, a case and the reason, with {@code *} for any.
 *
 * @param rows all of it
 */
public record Impossible(List<Row> rows) {
    private static final int COLUMNS = 4;

    /** The list that is kept with the clients. */
    public static Impossible kept() {
        try (InputStream stored = Impossible.class.getResourceAsStream("/io/fairlead/clients/impossible.txt")) {
            if (stored == null) {
                throw new IllegalStateException("found no impossible.txt");
            }
            return parse(new String(stored.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Impossible parse(String text) {
        return new Impossible(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Row::parse)
                .toList());
    }

    /** Why a cell cannot work; empty if it must. */
    public Optional<String> reason(Cell cell) {
        return rows.stream().filter(row -> row.covers(cell)).map(Row::reason).findFirst();
    }

    /**
     * Something that cannot work.
     *
     * @param client its name
     * @param upstream name of its kind
     * @param tried name of the case
     * @param reason in words
     */
    public record Row(String client, String upstream, String tried, String reason) {
        static Row parse(String line) {
            String[] columns = line.split("\\|", -1);
            if (columns.length != COLUMNS) {
                throw new IllegalArgumentException("found " + line + ", expected client | upstream | case | reason");
            }
            return new Row(columns[0].strip(), columns[1].strip(), columns[2].strip(), columns[3].strip());
        }

        boolean covers(Cell cell) {
            Kind kind = cell.upstream();
            return is(client, cell.client())
                    && is(upstream, kind.id())
                    && is(tried, cell.tried().id());
        }

        private static boolean is(String pattern, String value) {
            return pattern.equals("*") || pattern.equals(value);
        }
    }
}
