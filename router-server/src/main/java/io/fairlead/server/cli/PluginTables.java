package io.fairlead.server.cli;

import io.fairlead.core.config.reference.SettingRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A plugin's description for terminals. */
final class PluginTables {
    private static final List<String> HEAD = List.of("key", "type", "default", "secret", "description");

    private PluginTables() {}

    static List<String> of(PluginDescription plugin) {
        List<String> lines = new ArrayList<>();
        lines.add(plugin.id() + " " + plugin.version() + " (" + plugin.provider() + ")");
        if (!plugin.description().isEmpty()) {
            lines.add(plugin.description());
        }
        lines.add(plugin.file());
        for (PluginDescription.Brought extension : plugin.extensions()) {
            lines.add("");
            if (extension.settings().isEmpty()) {
                lines.add(extension.id() + ": no settings");
                continue;
            }
            lines.add(extension.id());
            lines.addAll(table(extension.settings()));
        }
        return lines;
    }

    private static List<String> table(List<SettingRow> settings) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        settings.forEach(setting -> rows.add(cells(setting)));
        List<Integer> widths = new ArrayList<>(Collections.nCopies(HEAD.size(), 0));
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths.set(column, Math.max(widths.get(column), row.get(column).length()));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static List<String> cells(SettingRow setting) {
        return List.of(
                setting.key(), setting.type(), fallback(setting), setting.secret() ? "yes" : "", setting.description());
    }

    /** What stands under "default". */
    static String fallback(SettingRow setting) {
        if (setting.required()) {
            return "required";
        }
        String fallback = setting.fallback();
        return fallback == null ? "" : fallback;
    }

    private static String line(List<String> cells, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append("  ").append(cell).append(" ".repeat(widths.get(column) - cell.length()));
        }
        return line.toString().stripTrailing();
    }
}
