package io.fairlead.core.config.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.config.schema.ConfigurationKeys;
import io.fairlead.core.config.schema.Form;
import io.fairlead.core.config.schema.Key;
import io.fairlead.core.config.schema.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is declared and what is read must not drift apart. */
class EveryKeyTest {
    private static final String BAD = "[[{ bad: value }]]";

    @TempDir
    private Path folder;

    private final Map<String, String> leaves = new LinkedHashMap<>();

    @Test
    void isDescribed() {
        describe(ConfigurationKeys.ROOT, "");
        assertThat(leaves)
                .hasSizeGreaterThan(100)
                .allSatisfy(
                        (path, description) -> assertThat(description).as(path).endsWith("."));
    }

    @Test
    void isReadWhereverItIsDeclared() {
        StringBuilder yaml = new StringBuilder();
        write(ConfigurationKeys.ROOT, "", yaml);
        describe(ConfigurationKeys.ROOT, "");
        Loaded.Bad bad = (Loaded.Bad) LoadingCase.of(yaml.toString()).load(folder);
        List<String> reported = new ArrayList<>();
        bad.problems().forEach(problem -> reported.add(problem.path().replaceAll("(\\[0])+$", "")));
        assertThat(reported).containsAll(leaves.keySet());
    }

    private void describe(Section section, String path) {
        for (Key key : section.keys()) {
            String here = path + key.name();
            switch (key.form()) {
                case Form.Group(Section inner) -> describe(inner, here + ".");
                case Form.Named(Section each) -> describe(each, here + ".some.");
                case Form.Items(Form.Group(Section each)) -> describe(each, here + "[0].");
                case Form.Items(Form.Either(var brief, Section full)) -> describe(full, here + "[0].");
                case Form.Either(var brief, Section full) -> describe(full, here + ".");
                case Form.Items items -> leaves.put(here, key.description());
                case Form.Value value -> leaves.put(here, key.description());
                case Form.Extension extension -> leaves.put(here, key.description());
            }
        }
    }

    private void write(Section section, String indent, StringBuilder yaml) {
        for (Key key : section.keys()) {
            yaml.append(indent).append(key.name()).append(':');
            switch (key.form()) {
                case Form.Group(Section inner) -> write(inner, "", indent, yaml);
                case Form.Named(Section each) -> write(each, "some:", indent, yaml);
                case Form.Items(Form.Group(Section each)) -> write(each, "-", indent, yaml);
                case Form.Items(Form.Either(var brief, Section full)) -> write(full, "-", indent, yaml);
                case Form.Either(var brief, Section full) -> write(full, "", indent, yaml);
                case Form.Items items -> yaml.append(' ').append(BAD).append('\n');
                case Form.Value value -> yaml.append(' ').append(BAD).append('\n');
                case Form.Extension extension -> yaml.append(' ').append(BAD).append('\n');
            }
        }
    }

    private void write(Section inner, String opening, String indent, StringBuilder yaml) {
        String deeper = indent + (opening.isEmpty() ? "  " : "    ");
        yaml.append('\n');
        if (!opening.isEmpty()) {
            yaml.append(indent).append("  ").append(opening).append('\n');
        }
        write(inner, deeper, yaml);
    }
}
