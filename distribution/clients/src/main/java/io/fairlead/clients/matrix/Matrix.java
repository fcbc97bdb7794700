package io.fairlead.clients.matrix;

import io.fairlead.fakes.Kind;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** All cells, and what is to be said of them. */
public final class Matrix {
    private final List<Cell> cells;
    private final Impossible impossible;

    /** A matrix of these cells. */
    public Matrix(List<Cell> cells, Impossible impossible) {
        this.cells = List.copyOf(cells);
        this.impossible = impossible;
    }

    /** Cells that do not work, but should; and those that work, but should not be able to. */
    public List<Cell> surprises() {
        return cells.stream()
                .filter(cell -> cell.works() == impossible.reason(cell).isPresent())
                .toList();
    }

    /** How many cells there are. */
    public int size() {
        return cells.size();
    }

    /** The names of the clients, in order. */
    public Set<String> clients() {
        Set<String> clients = new LinkedHashSet<>();
        cells.forEach(cell -> clients.add(cell.client()));
        return clients;
    }

    /** The upstreams, in order. */
    Set<Kind> upstreams() {
        Set<Kind> upstreams = EnumSet.noneOf(Kind.class);
        cells.forEach(cell -> upstreams.add(cell.upstream()));
        return upstreams;
    }

    /** Why some cells cannot work. */
    List<String> reasons() {
        return cells.stream()
                .filter(cell -> !cell.works())
                .flatMap(cell -> impossible.reason(cell).stream())
                .distinct()
                .toList();
    }

    /** A cell. */
    public Optional<Cell> cell(String client, Kind upstream, Case tried) {
        return cells.stream()
                .filter(cell -> cell.client().equals(client) && cell.upstream() == upstream && cell.tried() == tried)
                .findFirst();
    }

    /** One word for a cell. */
    String word(String client, Kind upstream, Case tried) {
        return cell(client, upstream, tried)
                .map(cell -> cell.works() ? "yes" : impossible.reason(cell).isPresent() ? "-" : "NO")
                .orElse("");
    }
}
