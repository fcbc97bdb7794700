package io.fairlead.core.plugin;

/** Ends the loading of one plugin; becomes a {@link PluginProblem}. Has no cause, which would keep plugin classes alive. */
final class PluginRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    PluginRefusedException(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
