package io.fairlead.core.config.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what is wrong with a configuration, so that all of it is told at once. For one thread. */
public final class Problems {
    private static final Comparator<Problem> BY_POSITION = Comparator.comparing(
                    (Problem problem) -> problem.at().layer())
            .thenComparingInt(problem -> problem.at().line())
            .thenComparingInt(problem -> problem.at().column());

    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> paths = new HashSet<>();

    /** Notes a problem. */
    public void add(Position at, String path, String found, String expected) {
        add(new Problem(at, path, found, expected, null));
    }

    /** Notes a name that none of the known ones is, and the nearest of them as a suggestion. */
    public void addUnknown(Position at, String path, String found, String expected, Naming naming) {
        String nearest = Nearest.to(naming.name(), naming.known()).orElse(null);
        add(new Problem(at, path, found, expected, nearest == null ? null : "'" + nearest + "'"));
    }

    private void add(Problem problem) {
        problems.add(problem);
        paths.add(problem.path());
    }

    /** Whether a problem of this very path is known. */
    public boolean tellOf(String path) {
        return paths.contains(path);
    }

    /** Whether nothing is wrong so far. */
    public boolean isEmpty() {
        return problems.isEmpty();
    }

    /** All problems in the order of layers and lines. */
    public List<Problem> inOrder() {
        return problems.stream().sorted(BY_POSITION).distinct().toList();
    }

    /** A name, and those it might have been. */
    public record Naming(String name, Collection<String> known) {}
}
