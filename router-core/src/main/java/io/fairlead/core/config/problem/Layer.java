package io.fairlead.core.config.problem;

/** Where a value of the configuration may come from, lowest first: a later layer wins. */
public enum Layer {
    /** What holds unless somebody says otherwise. */
    DEFAULTS("built-in default"),
    /** The operator's file. */
    FILE("file"),
    /** The file beside the data that run-time edits go to. */
    OVERLAY("overlay"),
    /** Environment variables. */
    ENVIRONMENT("environment"),
    /** Options of the command that started the gateway. */
    COMMAND_LINE("command line");

    private final String title;

    Layer(String title) {
        this.title = title;
    }

    /** The layer in words. */
    public String title() {
        return title;
    }
}
