package io.fairlead.server.gateway;

import java.util.List;

/** Why the gateway does not start: one line for each problem, for the operator. */
public final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /** With at least one problem. */
    public StartException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** The problems. */
    public List<String> problems() {
        return problems;
    }
}
