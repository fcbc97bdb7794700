package io.fairlead.clients.matrix;

import io.fairlead.fakes.Kind;
import java.util.ArrayList;
import java.util.List;

/** The matrix as text in Markdown, which is good to read in a terminal, too: a table for each upstream, and what cannot be. */
public final class Pages {
    private static final String BEGIN = "<!-- matrix -->\n";
    private static final String END = "<!-- end of the matrix -->\n";

    private Pages() {}

    /** All of it. */
    public static String tables(Matrix matrix) {
        StringBuilder page = new StringBuilder();
        for (Kind upstream : matrix.upstreams()) {
            page.append("\n### Over ").append(upstream.id()).append("\n\n");
            List<List<String>> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("client"));
            head.addAll(Case.ids());
            rows.add(head);
            rows.add(head.stream().map(_ -> "---").toList());
            matrix.clients().forEach(client -> rows.add(row(matrix, client, upstream)));
            append(page, rows);
        }
        reasons(page, matrix);
        return page.append('\n').toString();
    }

    private static List<String> row(Matrix matrix, String client, Kind upstream) {
        List<String> row = new ArrayList<>(List.of(client));
        for (Case tried : Case.values()) {
            row.add(matrix.word(client, upstream, tried));
        }
        return row;
    }

    private static void append(StringBuilder page, List<List<String>> rows) {
        for (List<String> row : rows) {
            page.append('|');
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                int width = width(rows, column);
                page.append(' ')
                        .append(cell)
                        .append(" ".repeat(width - cell.length()))
                        .append(" |");
            }
            page.append('\n');
        }
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static void reasons(StringBuilder page, Matrix matrix) {
        List<String> reasons = matrix.reasons();
        if (!reasons.isEmpty()) {
            page.append("\nWhat a dash stands for:\n\n");
            reasons.forEach(reason -> page.append("- ").append(reason).append('\n'));
        }
    }

    /** A page with these tables in place of those between its marks. */
    public static String replaced(String page, String tables) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("found no marks in the page, expected " + BEGIN + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + tables + page.substring(end);
    }
}
