package io.fairlead.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Renders results as text: a line for each contender, its figures, their ratios and differences. */
public final class ResultTable {
    private static final String NOTHING = "-";

    private final Results results;
    private final List<Figure> figures;

    /** Creates a table that shows these figures. */
    public ResultTable(Results results, List<Figure> figures) {
        this.results = results;
        this.figures = List.copyOf(figures);
    }

    /** Every figure of every contender. */
    public String figures() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("median (min..max)", figures, Figure::title));
        for (String contender : results.contenders()) {
            rows.add(row(contender, figures, figure -> cell(results.spread(contender, figure), figure.decimals())));
        }
        return aligned(rows);
    }

    /** The ratios of all others to the base, pair by pair within a round. */
    public String ratios(String base) {
        List<Figure> shown = figures.stream().filter(Figure::comparable).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("ratio to " + base, shown, Figure::title));
        for (String contender : results.contenders()) {
            if (!contender.equals(base)) {
                rows.add(row(contender, shown, figure -> cell(results.ratio(contender, base, figure), 2)));
            }
        }
        return aligned(rows);
    }

    /** What all others have more of than the base, pair by pair within a round, for the given figures. */
    public String differences(String base, List<Figure> shown) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("more than " + base, shown, Figure::title));
        for (String contender : results.contenders()) {
            if (!contender.equals(base)) {
                rows.add(row(
                        contender,
                        shown,
                        figure -> cell(results.difference(contender, base, figure), figure.decimals())));
            }
        }
        return aligned(rows);
    }

    private static List<String> row(String name, List<Figure> figures, Function<Figure, String> cell) {
        List<String> row = new ArrayList<>(List.of(name));
        figures.stream().map(cell).forEach(row::add);
        return row;
    }

    private static String cell(Optional<Spread> spread, int decimals) {
        return spread.map(found -> number(found.median(), decimals) + " (" + number(found.min(), decimals) + ".."
                        + number(found.max(), decimals) + ")")
                .orElse(NOTHING);
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        List<Integer> widths = new ArrayList<>(Collections.nCopies(columns, 0));
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder(row.getFirst())
                .repeat(' ', widths.getFirst() - row.getFirst().length());
        for (int i = 1; i < row.size(); i++) {
            line.repeat(' ', 2 + widths.get(i) - row.get(i).length()).append(row.get(i));
        }
        return line.toString();
    }
}
