package io.fairlead.core.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Names of the members that translations could not carry, each once. */
public final class Dropped {
    /** Stands for those that are not named. */
    static final String MORE = "...";

    /** What the names of members of answers begin with. */
    public static final String OF_ANSWER = "answer.";

    /** A long conversation may lose as much in each of its messages: more names than these tell nobody anything. */
    private static final int MOST = 64;

    private final List<String> names = new ArrayList<>(0);
    private boolean quiet;

    /** A translation of the request could not carry a member. */
    public void add(String path) {
        if (!names.contains(path)) {
            bounded(path);
        }
    }

    /** A translation of the answer could not carry a member; says whether that is news. */
    public boolean addOfAnswer(String path) {
        String named = OF_ANSWER + path;
        return !names.contains(named) && bounded(named);
    }

    /** Notes a name, or once that there are more. */
    private boolean bounded(String name) {
        if (names.size() < MOST) {
            return names.add(name);
        }
        return names.size() == MOST && names.add(MORE);
    }

    /** Another attempt begins: what the one before could not carry is of no matter. */
    void clear() {
        names.clear();
    }

    /** Whether there are others than these, as far as names are kept. */
    public boolean differ(List<String> before) {
        return names.size() > MOST || !names.equals(before);
    }

    /** They are counted only. */
    public void quietly() {
        quiet = true;
    }

    /** Whether no more names will be told of. */
    public boolean saysEnough() {
        return quiet || names.size() > MOST;
    }

    /** All of them. */
    public List<String> all() {
        return Collections.unmodifiableList(names);
    }

    /** Those that are to be told of. */
    public List<String> told() {
        return quiet ? List.of() : all();
    }
}
