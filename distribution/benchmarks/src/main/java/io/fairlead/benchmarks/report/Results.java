package io.fairlead.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/** The measurements of all rounds. Contenders are compared within a round, since a machine's mood changes between. */
public final class Results {
    private final Map<String, List<Measurement>> rounds = new LinkedHashMap<>();

    /** Adds a contender's next round. */
    public void add(String contender, Measurement measured) {
        rounds.computeIfAbsent(contender, any -> new ArrayList<>()).add(measured);
    }

    /** The contenders, in the order of their first rounds. */
    public List<String> contenders() {
        return List.copyOf(rounds.keySet());
    }

    /** A contender's rounds. */
    public List<Measurement> rounds(String contender) {
        return List.copyOf(rounds.getOrDefault(contender, List.of()));
    }

    /** A figure over all rounds. */
    public Optional<Spread> spread(String contender, Figure figure) {
        return Spread.of(rounds(contender).stream().map(figure::of).toList());
    }

    /** A contender's figure as a multiple of another's in the same round, over all rounds. */
    public Optional<Spread> ratio(String contender, String base, Figure figure) {
        return pairwise(contender, base, figure, (mine, other) -> mine / other);
    }

    /** What a contender's figure has more than another's in the same round, over all rounds. */
    public Optional<Spread> difference(String contender, String base, Figure figure) {
        return pairwise(contender, base, figure, (mine, other) -> mine - other);
    }

    private Optional<Spread> pairwise(String contender, String base, Figure figure, DoubleBinaryOperator compare) {
        List<Measurement> mine = rounds(contender);
        List<Measurement> others = rounds(base);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < Math.min(mine.size(), others.size()); i++) {
            values.add(compare.applyAsDouble(figure.of(mine.get(i)), figure.of(others.get(i))));
        }
        return Spread.of(values);
    }
}
