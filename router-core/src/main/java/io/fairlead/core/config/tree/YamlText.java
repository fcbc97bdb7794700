package io.fairlead.core.config.tree;

import io.fairlead.core.config.problem.Layer;
import io.fairlead.core.config.problem.Position;
import io.fairlead.core.config.problem.Problems;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads YAML into a tree, or reports why not. Makes no objects of types that a document names. */
public final class YamlText {
    private static final int MOST_ALIASES = 1000;

    private final Layer layer;
    private final String source;
    private final boolean lines;
    private final Problems problems;

    private YamlText(Layer layer, String source, boolean lines, Problems problems) {
        this.layer = layer;
        this.source = source;
        this.lines = lines;
        this.problems = problems;
    }

    /** The tree of a file of UTF-8; empty if it cannot be read, which then is a problem. */
    public static Optional<ConfigNode> ofFile(Path file, Layer layer, Problems problems) {
        String source = file.toString();
        return StrictText.read(file, layer, source, problems)
                .flatMap(text -> new YamlText(layer, source, true, problems).read(text));
    }

    /** The tree of a text from something without lines, such as a variable. */
    public static Optional<ConfigNode> ofValue(String text, Position at, Problems problems) {
        return new YamlText(at.layer(), at.source(), false, problems).read(text);
    }

    private Optional<ConfigNode> read(String text) {
        try {
            return compose(text);
        } catch (MarkedYAMLException e) {
            invalid(at(e.getProblemMark()), String.valueOf(e.getProblem()), text);
        } catch (ReaderException e) {
            String character = String.format("character U+%04X", e.getCodePoint());
            problems.add(lineOf(text, e.getPosition()), "", character, "characters that YAML allows");
        } catch (YAMLException e) {
            String expected =
                    "at most " + MOST_ALIASES + " aliases, and nesting at most " + NodeConverter.DEEPEST + " deep";
            problems.add(Position.in(layer, source), "", "YAML that grows too large", expected);
        }
        return Optional.empty();
    }

    private void invalid(Position at, String reason, String text) {
        if (reason.contains("(TAB)")) {
            problems.add(at, "", "a tab at the start of a value or key", "spaces");
            return;
        }
        String expected = reason.contains("got {") && text.contains("${")
                ? "valid YAML: variables within [ ] and { } in quotes, as in [\"${NAME}\"]"
                : "valid YAML";
        problems.add(at, "", "invalid YAML (" + reason + ")", expected);
    }

    private Optional<ConfigNode> compose(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(StrictText.MAX_BYTES);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setNestingDepthLimit(NodeConverter.DEEPEST);
        Composer composer = new Composer(new ParserImpl(new StreamReader(text), options), new Resolver(), options);
        if (!composer.checkNode()) {
            return Optional.of(ScalarNode.plain(Position.in(layer, source), ""));
        }
        Node root = composer.getNode();
        if (composer.checkNode()) {
            Position second = at(composer.getNode().getStartMark());
            problems.add(second, "", "a second document", "one document");
            return Optional.empty();
        }
        return Optional.of(new NodeConverter(this::at, problems).convert(root));
    }

    private Position at(Mark mark) {
        return lines && mark != null
                ? new Position(layer, source, mark.getLine() + 1, mark.getColumn() + 1)
                : Position.in(layer, source);
    }

    private Position lineOf(String text, int codePoints) {
        String before = text.substring(
                0, text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length()))));
        int line = (int) before.chars().filter(character -> character == '\n').count() + 1;
        int column = before.length() - before.lastIndexOf('\n');
        return lines ? new Position(layer, source, line, column) : Position.in(layer, source);
    }
}
