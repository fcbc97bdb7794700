package io.fairlead.core.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables of keys on the reference page; {@code -Dgolden.rewrite=true} writes them anew. */
final class ConfigurationPageTest {
    private static final Path PAGE = Path.of("..", "docs", "configuration.md");
    private static final Pattern TABLE = Pattern.compile("<!-- keys of (\\S+) -->\n\n((?:\\|.*\n)*)");

    @Test
    void has_every_key_once_and_no_other() throws IOException {
        Map<String, String> declared = KeyTables.all();
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite(declared);
        }

        Map<String, String> tables = tables();
        assertThat(tables).containsOnlyKeys(declared.keySet());
        tables.forEach(
                (section, table) -> assertThat(table).as("keys of " + section).isEqualTo(declared.get(section)));
    }

    private static Map<String, String> tables() throws IOException {
        Map<String, String> tables = new LinkedHashMap<>();
        Matcher table = TABLE.matcher(Files.readString(PAGE));
        while (table.find()) {
            assertThat(tables.put(table.group(1), table.group(2))).isNull();
        }
        return tables;
    }

    private static void rewrite(Map<String, String> declared) throws IOException {
        String page = TABLE.matcher(Files.readString(PAGE))
                .replaceAll(table -> Matcher.quoteReplacement(
                        "<!-- keys of " + table.group(1) + " -->\n\n" + declared.getOrDefault(table.group(1), "")));
        Files.writeString(PAGE, page);
    }
}
