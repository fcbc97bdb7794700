package io.fairlead.benchmarks.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Renders results as a JSON document: every round, the medians, and the ratios to the yardstick. */
public final class ResultJson {
    private final Results results;
    private final List<Figure> figures;

    /** Creates a document that tells these figures. */
    public ResultJson(Results results, List<Figure> figures) {
        this.results = results;
        this.figures = List.copyOf(figures);
    }

    /** The text of a document. */
    public static String text(Map<String, Object> document) {
        return JsonText.of(document) + "\n";
    }

    /**
     * The members of one benchmark.
     *
     * @param facts what else is to be told, as maps, lists, texts, numbers and booleans
     * @param base the contender to compare with
     */
    public Map<String, Object> members(Map<String, Object> facts, String base) {
        Map<String, Object> document = new LinkedHashMap<>(facts);
        Map<String, Object> contenders = new LinkedHashMap<>();
        for (String contender : results.contenders()) {
            contenders.put(contender, contender(contender, base));
        }
        document.put("contenders", contenders);
        return document;
    }

    private Map<String, Object> contender(String name, String base) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rounds", results.rounds(name).stream().map(this::round).toList());
        members.put("spread", spreads(figure -> results.spread(name, figure)));
        if (!name.equals(base) && results.contenders().contains(base)) {
            members.put("ratio_to_" + base, spreads(figure -> results.ratio(name, base, figure)));
        }
        return members;
    }

    private Map<String, Object> round(Measurement measured) {
        Map<String, Object> members = new LinkedHashMap<>();
        figures.forEach(figure -> members.put(key(figure), figure.of(measured)));
        return members;
    }

    private Map<String, Object> spreads(Function<Figure, Optional<Spread>> source) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Figure figure : figures) {
            source.apply(figure).ifPresent(spread -> members.put(key(figure), members(spread)));
        }
        return members;
    }

    private static Map<String, Object> members(Spread spread) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("min", spread.min());
        members.put("median", spread.median());
        members.put("max", spread.max());
        return members;
    }

    /** The figure's title as a name: {@code CPU us/request} is {@code cpu_us_per_request}. */
    static String key(Figure figure) {
        return figure.title().toLowerCase(Locale.ROOT).replace("/", "_per_").replace(' ', '_');
    }
}
