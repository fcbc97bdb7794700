package io.fairlead.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.gateway.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference page has the settings of every extension; the archive tells them where it finds one that it does not know. */
final class ExtensionSettingsIT {
    private static final Pattern EXTENSION = Pattern.compile("(?m)^  ((provider|strategy|filter|metrics)\\.(\\S+))$");
    private static final Pattern TOLD =
            Pattern.compile("(?m)^(\\S+)\\.yaml:.* found the unknown key 'none-such', expected one of ([a-z, -]+)$");
    private static final Pattern DOCUMENTED =
            Pattern.compile("<!-- settings of (\\S+) -->\n(?:\n\\| [^\n]*\n\\|---[^\n]*\n((?:\\| .*\n)*))?");
    private static final Pattern NAMES = Pattern.compile("(?m)^\\| ([^|]*)\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z-]+)`");
    private static final Set<String> KEYS_OF_ANY_PROVIDER = Set.of(
            "type", "keys", "key", "discover", "models", "timeouts", "retry", "disable", "pause", "proxy", "tls");

    @TempDir
    private Path folder;

    @Test
    void are_all_on_the_reference_page() throws IOException, InterruptedException {
        Command check = Command.in(folder, "check");
        String plugins = Command.in(folder, "plugin", "list").run().out();
        for (MatchResult extension : EXTENSION.matcher(plugins).results().toList()) {
            String file = extension.group(1) + ".yaml";
            Files.writeString(folder.resolve(file), unknownSetting(extension.group(2), extension.group(3)));
            check.with(file);
        }
        Map<String, Set<String>> settings = new TreeMap<>();
        TOLD.matcher(check.run().err()).results().forEach(told -> settings.put(told.group(1), settings(told)));

        assertThat(settings).hasSizeGreaterThan(5);
        assertThat(documented()).isEqualTo(settings);
    }

    private static String unknownSetting(String kind, String name) {
        String use = "name: " + name + ", none-such: 1";
        return switch (kind) {
            case "provider" -> "providers: { any: { type: " + name + ", none-such: 1 } }";
            case "strategy" -> "defaults: { strategy: { " + use + " } }";
            default -> (kind.equals("filter") ? "filters" : kind) + ": [{ " + use + " }]";
        };
    }

    private static Set<String> settings(MatchResult told) {
        Set<String> settings = new TreeSet<>(Arrays.asList(told.group(2).split(", ")));
        settings.removeAll(told.group(1).startsWith("provider.") ? KEYS_OF_ANY_PROVIDER : Set.of("name"));
        return settings;
    }

    private static Map<String, Set<String>> documented() {
        Map<String, Set<String>> documented = new TreeMap<>();
        Matcher table = DOCUMENTED.matcher(Page.named("docs/configuration.md").text());
        while (table.find()) {
            Set<String> names = new TreeSet<>();
            Matcher cell = NAMES.matcher(table.group(2) == null ? "" : table.group(2));
            while (cell.find()) {
                NAME.matcher(cell.group(1)).results().forEach(name -> names.add(name.group(1)));
            }
            documented.put(table.group(1), names);
        }
        return documented;
    }
}
