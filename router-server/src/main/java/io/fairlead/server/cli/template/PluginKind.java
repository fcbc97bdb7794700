package io.fairlead.server.cli.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a new plugin adds to the gateway. */
public enum PluginKind {
    PROVIDER("Reaches a vendor that speaks the API of OpenAI with a key header of its own", "Provider"),
    STRATEGY("Asks candidates of the preferred providers first", "Strategy"),
    FILTER("Masks a word in requests and answers", "Filter"),
    EXPORTER("Shows every meter as a line of text", "Exporter"),
    PROTOCOL("Offers clients an API of its own", "Dialect");

    private static final List<String> BESIDE_A_DIALECT = List.of("Protocol", "Line", "Watch", "Reader", "Writer");

    private final String description;
    private final String tested;

    PluginKind(String description, String tested) {
        this.description = description;
        this.tested = tested;
    }

    /** The kind of a word such as {@code strategy}. */
    public static Optional<PluginKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findAny();
    }

    /** All words, as they read in a message. */
    public static String words() {
        return Arrays.stream(values()).map(PluginKind::word).collect(Collectors.joining(", "));
    }

    /** The word that users write. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the plugin of the template does, in one line. */
    String description() {
        return description;
    }

    /** The ends of the names of the classes, which are the names of their templates. */
    List<String> classes() {
        List<String> classes = new ArrayList<>(List.of("Plugin", tested));
        if (this == PROTOCOL) {
            classes.addAll(BESIDE_A_DIALECT);
        }
        return classes;
    }

    /** The end of the name of the class that the project's test is about. */
    String tested() {
        return tested;
    }

    /** The end of the name of the class that a kit holds to its contract. */
    String held() {
        return this == PROTOCOL ? "Protocol" : tested;
    }

    /** The ends of the names of further classes for tests: a kit for what comes with it, and what that is fed with. */
    List<String> heldBeside() {
        return this == PROTOCOL ? List.of("DialectKitTest", "Wire") : List.of();
    }
}
