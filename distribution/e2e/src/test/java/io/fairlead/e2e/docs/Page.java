package io.fairlead.e2e.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page for users.
 *
 * @param name such as {@code docs/quickstart.md}
 * @param text of it
 */
record Page(String name, String text) {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)([^\n]*)\n(.*?)^```$");

    /** The README and all pages below {@code docs}. */
    static List<Page> all() {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            files.filter(file -> file.toString().endsWith(".md"))
                                    .sorted())
                    .map(Page::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One of them. */
    static Page named(String name) {
        return of(ROOT.resolve(name));
    }

    private static Page of(Path file) {
        try {
            String name = ROOT.relativize(file).toString().replace('\\', '/');
            return new Page(name, Files.readString(file).replace("\r\n", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fenced blocks in a language, which is empty where the fence names none; not those with a title, which are files. */
    List<Block> blocks(String language) {
        Matcher block = BLOCK.matcher(text);
        return block.results()
                .filter(found ->
                        found.group(1).equals(language) && found.group(2).isEmpty())
                .map(found -> new Block(this, line(found.start()), found.group(3)))
                .toList();
    }

    private int line(int at) {
        return (int) text.substring(0, at).lines().count() + 1;
    }

    /**
     * A fenced block.
     *
     * @param page that it stands on
     * @param line of its fence
     * @param text between the fences
     */
    record Block(Page page, int line, String text) {
        /** A name that tells where it stands. */
        String fileName() {
            return page.name().replaceAll("[^A-Za-z0-9]+", "-") + "-line-" + line + ".yaml";
        }
    }
}
