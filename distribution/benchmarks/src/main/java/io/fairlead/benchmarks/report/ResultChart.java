package io.fairlead.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws one figure of each benchmark as SVG: a bar for a contender's median, a line from its least to its largest round.
 * Each benchmark has its own scale, since they have different units.
 */
public final class ResultChart {
    private static final int WIDTH = 760;
    private static final int NAMES = 110;
    private static final int BARS = 420;
    private static final int ROW = 22;
    private static final int HEADING = 34;

    private final StringBuilder svg = new StringBuilder();
    private int y = 8;

    /**
     * One benchmark.
     *
     * @param name what its heading begins with
     * @param figure what is drawn
     * @param results of all contenders
     * @param base the contender that others are compared with
     */
    public record Panel(String name, Figure figure, Results results, String base) {
        private double largest() {
            return results.contenders().stream()
                    .flatMap(name -> results.spread(name, figure).stream())
                    .mapToDouble(Spread::max)
                    .max()
                    .orElse(0);
        }
    }

    private ResultChart() {}

    /** The document; ratios are those to the base of their panel, where it took part. */
    public static String svg(List<Panel> panels) {
        ResultChart chart = new ResultChart();
        panels.forEach(chart::panel);
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                                + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
                        WIDTH,
                        chart.y + 8)
                + chart.svg + "</svg>\n";
    }

    private void panel(Panel panel) {
        text(8, 20, "bold", panel.name() + ": " + panel.figure().title());
        y += HEADING;
        double scale = panel.largest() > 0 ? BARS / panel.largest() : 0;
        for (String contender : panel.results().contenders()) {
            row(panel, contender, scale);
            y += ROW;
        }
    }

    private void row(Panel panel, String contender, double scale) {
        text(8, 15, "normal", contender);
        Optional<Spread> found = panel.results().spread(contender, panel.figure());
        if (found.isEmpty()) {
            text(NAMES, 15, "normal", "not measured");
            return;
        }
        Spread spread = found.get();
        String colour = contender.equals(panel.base()) ? "#9aa5b1" : "#2f6fb0";
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"16\" fill=\"%s\"/>%n",
                NAMES,
                y + 2,
                Math.max(0, spread.median() * scale),
                colour));
        svg.append(String.format(
                Locale.ROOT,
                "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"#222\"/>%n",
                NAMES + spread.min() * scale,
                NAMES + spread.max() * scale,
                y + 10,
                y + 10));
        text(NAMES + BARS + 10, 15, "normal", label(panel, contender, spread));
    }

    private String label(Panel panel, String contender, Spread spread) {
        String median = String.format(Locale.ROOT, "%." + panel.figure().decimals() + "f", spread.median());
        if (contender.equals(panel.base())) {
            return median;
        }
        return panel.results()
                .ratio(contender, panel.base(), panel.figure())
                .map(ratio -> String.format(Locale.ROOT, "%s (%.2f of %s)", median, ratio.median(), panel.base()))
                .orElse(median);
    }

    private void text(int x, int down, String weight, String content) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-weight=\"%s\">%s</text>%n",
                x,
                y + down,
                weight,
                escaped(content)));
    }

    /** Names of peers come from the command line. */
    private static String escaped(String content) {
        return content.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
