package io.fairlead.core.plugin;

/** Ends the loading of one plugin; becomes a {@link PluginProblem}. Has no cause, which would keep plugin classes alive. */
public final class PluginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Says what was found and what was expected. */
    public PluginRefusedException(String reason) {
        super(reason, null, false, false);
    }

    /** What was found and what was expected. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
