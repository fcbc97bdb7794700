package io.fairlead.server.cli;

import io.fairlead.core.config.reference.SettingRow;
import java.util.ArrayList;
import java.util.List;

/** A plugin's description as a page of documentation. */
final class PluginPage {
    private static final String HEAD = "| key | type | default | |";
    private static final String RULE = "|---|---|---|---|";

    private PluginPage() {}

    static List<String> of(PluginDescription plugin) {
        List<String> lines = new ArrayList<>();
        lines.add("# Plugin " + plugin.id());
        lines.add("");
        lines.add("<!-- Written by `fairlead plugin describe " + plugin.id() + " --markdown`. -->");
        if (!plugin.description().isEmpty()) {
            lines.add("");
            lines.add(plugin.description());
        }
        for (PluginDescription.Brought extension : plugin.extensions()) {
            lines.add("");
            lines.add("## " + extension.id());
            lines.add("");
            lines.addAll(extension.settings().isEmpty() ? List.of("No settings.") : table(extension.settings()));
        }
        return lines;
    }

    private static List<String> table(List<SettingRow> settings) {
        List<String> table = new ArrayList<>(List.of(HEAD, RULE));
        settings.forEach(setting -> table.add(row(setting)));
        return table;
    }

    private static String row(SettingRow setting) {
        String fallback = setting.fallback() == null ? PluginTables.fallback(setting) : "`" + setting.fallback() + "`";
        String description = setting.description() + (setting.secret() ? " Never shown." : "");
        return "| `" + setting.key() + "` | " + cell(setting.type()) + " | " + cell(fallback) + " | "
                + cell(description.strip()) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}
