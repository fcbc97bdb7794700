package io.fairlead.core.config.schema;

import io.fairlead.api.settings.Setting;
import io.fairlead.core.config.reference.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of the reference page as the declarations have them: one for each section, by the section's heading. */
final class KeyTables {
    private static final String HEAD = "| key | value | default | |\n|---|---|---|---|\n";

    /** Sections whose keys stand in several others; the page has them once. */
    private static final Map<String, Section> SHARED =
            Map.of("round", RoundKeys.ALL, "policies", PolicyKeys.ALL, "facts", ProviderKeys.FACTS);

    private final Map<String, String> tables = new LinkedHashMap<>();

    private KeyTables() {}

    static Map<String, String> all() {
        KeyTables all = new KeyTables();
        all.add("configuration", ConfigurationKeys.ROOT);
        SHARED.forEach(all::add);
        return all.tables;
    }

    private void add(String name, Section section) {
        if (tables.containsKey(name)) {
            return;
        }
        tables.put(name, "");
        StringBuilder table = new StringBuilder(HEAD);
        List<Map.Entry<String, Section>> shared = sharedIn(name, section);
        for (Key key : section.keys()) {
            boolean elsewhere = shared.stream()
                    .anyMatch(other -> other.getValue().find(key.name()).isPresent());
            if (!elsewhere) {
                table.append(row(key));
                nested(key.form());
            }
        }
        shared.forEach(other -> table.append("| | | | all keys of [%1$s](#%1$s) |\n".formatted(other.getKey())));
        section.extending()
                .ifPresent(kind -> table.append("| | | | the settings of the %s's type |\n".formatted(kind)));
        tables.put(name, table.toString());
    }

    private static List<Map.Entry<String, Section>> sharedIn(String name, Section section) {
        return SHARED.entrySet().stream()
                .filter(other -> !other.getKey().equals(name))
                .filter(other -> other.getValue().keys().stream()
                        .allMatch(key ->
                                section.find(key.name()).filter(key::equals).isPresent()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
    }

    private void nested(Form form) {
        switch (form) {
            case Form.Group(Section section) -> add(section.name(), section);
            case Form.Named(Section each) -> add(each.name(), each);
            case Form.Items(Form each) -> nested(each);
            case Form.Either either -> add(either.full().name(), either.full());
            case Form.Value value -> {}
            case Form.Extension extension -> {}
        }
    }

    private static String row(Key key) {
        return "| `%s` | %s | %s | %s |%n"
                .formatted(key.name(), value(key.form()), fallback(key.form()), key.description())
                .replace("\r", "");
    }

    private static String value(Form form) {
        return switch (form) {
            case Form.Value(Setting<?> setting) -> setting.type();
            case Form.Group(Section section) -> "map: [%1$s](#%1$s)".formatted(section.name());
            case Form.Named(Section each) -> "map by name, each a [%1$s](#%1$s)".formatted(each.name());
            case Form.Items(Form each) -> "list: " + value(each);
            case Form.Either(Setting<?> brief, Section full) ->
                brief.type() + ", or map: [%1$s](#%1$s)".formatted(full.name());
            case Form.Extension(String kind) ->
                "name of a [" + kind + "](#extensions), or map: `name` and its settings";
        };
    }

    private static String fallback(Form form) {
        if (!(form instanceof Form.Value(Setting<?> setting))) {
            return "";
        }
        return setting.isRequired()
                ? "required"
                : Written.fallback(setting).map(value -> "`" + value + "`").orElse("");
    }
}
