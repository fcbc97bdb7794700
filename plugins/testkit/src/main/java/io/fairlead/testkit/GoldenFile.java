package io.fairlead.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One case of a translation in a file: lines of comment that begin with {@code #} and say where the expectation comes
 * from, the input, a line of dashes, the expected output. Run with {@code -Dgolden.rewrite=true} to write the outputs
 * anew; what changed is then in the version control's diff, to be read before it is kept.
 */
public final class GoldenFile {
    private static final String RULE = "\n----\n";

    private final Path path;
    private final String comment;
    private final String input;
    private final String expected;

    private GoldenFile(Path path, String comment, String input, String expected) {
        this.path = path;
        this.comment = comment;
        this.input = input;
        this.expected = expected;
    }

    /**
     * All cases of a folder, by name.
     *
     * @param folder below {@code src/test/resources} of the module under test
     */
    public static List<GoldenFile> in(String folder) {
        Path path = Path.of("src", "test", "resources").resolve(folder);
        try (Stream<Path> files = Files.list(path)) {
            return files.sorted().map(GoldenFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The input of one file. */
    public static String input(String folder, String name) {
        return read(Path.of("src", "test", "resources", folder, name)).input();
    }

    private static GoldenFile read(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int start = 0;
        while (text.startsWith("#", start)) {
            start = text.indexOf('\n', start) + 1;
        }
        int rule = text.indexOf(RULE, start);
        if (start == 0 || rule < 0) {
            throw new IllegalArgumentException("found no comment or no line of dashes in " + path + ", expected both");
        }
        return new GoldenFile(
                path, text.substring(0, start), text.substring(start, rule + 1), text.substring(rule + RULE.length()));
    }

    /** The input, with the line end of its last line. */
    public String input() {
        return input;
    }

    /** Compares what a translation makes of the input with what is expected, or writes it down. */
    public void verify(UnaryOperator<String> translation) {
        String output = translation.apply(input);
        String ended = output.endsWith("\n") ? output : output + "\n";
        if (Boolean.getBoolean("golden.rewrite")) {
            try {
                Files.writeString(path, comment + input + RULE.substring(1) + ended);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return;
        }
        assertThat(ended).as(path.toString()).isEqualTo(expected);
    }

    /** The file's name, for the names of tests. */
    @Override
    public String toString() {
        return path.getFileName().toString();
    }
}
