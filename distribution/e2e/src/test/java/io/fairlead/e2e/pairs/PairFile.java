package io.fairlead.e2e.pairs;

import io.fairlead.fakes.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A case of an API: where what it expects is from, the request, and the answer; upstreams that give another one have a
 * section of their own, which says why. {@code $MODEL} stands for the name of the model.
 *
 * @param file that holds it
 * @param head all up to the first answer
 * @param path of the request
 * @param body of the request
 * @param expected the answer
 * @param others answers from some upstreams, each with the line above it
 */
record PairFile(Path file, String head, String path, String body, Told expected, Map<Kind, Section> others) {
    private static final String LINE = "\n---- ";
    private static final String FROM = "from ";

    /** A section of its own for one upstream. */
    record Section(String title, Told told) {}

    static PairFile read(Path file) {
        String text = text(file);
        List<String> parts = List.of(text.split(LINE));
        String head = parts.getFirst();
        int post = head.indexOf("\nPOST ") + 1;
        int body = head.indexOf("\n\n", post);
        Map<Kind, Section> others = new EnumMap<>(Kind.class);
        for (String part : parts.subList(2, parts.size())) {
            Section section = section(part);
            others.put(kind(section.title()), section);
        }
        return new PairFile(
                file,
                head,
                head.substring(post + "POST ".length(), body).strip(),
                head.substring(body).strip(),
                section(parts.get(1)).told(),
                others);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Section section(String part) {
        int end = part.indexOf('\n');
        return new Section(
                part.substring(0, end), Told.read(part.substring(end + 1).strip()));
    }

    private static Kind kind(String title) {
        for (Kind kind : Kind.values()) {
            if (title.startsWith(FROM + kind.id())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("found the section " + title + ", expected one from a kind of upstream");
    }

    /** The API, which is the folder's name. */
    String api() {
        return file.getName(file.getNameCount() - 2).toString();
    }

    /** The name of the case. */
    String tried() {
        return file.getName(file.getNameCount() - 1).toString().replace(".txt", "");
    }

    /** Whether what the answer took is part of what is tried. */
    boolean tellsOfUsage() {
        return Set.of("plain", "stream", "reasoning", "reasoning-stream").contains(tried());
    }

    /** What a client must get from an upstream of this kind. */
    Told expected(Kind upstream) {
        Section section = others.get(upstream);
        return section == null ? expected : section.told();
    }

    /** Writes the file anew with these answers; those that equal the first expectation need no section. */
    void rewrite(Map<Kind, Told> answers) {
        Told first = answers.containsValue(expected)
                ? expected
                : answers.values().iterator().next();
        List<String> sections = new ArrayList<>(List.of(head, "from any upstream\n" + first.text()));
        answers.forEach((kind, answer) -> {
            if (!answer.equals(first)) {
                sections.add(title(kind) + "\n" + answer.text());
            }
        });
        try {
            Files.writeString(file, String.join(LINE, sections) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String title(Kind kind) {
        @Nullable Section before = others.get(kind);
        if (before != null) {
            return before.title();
        }
        return FROM + kind.id() + (kind.id().equals(api()) ? ": its own answer, passed on" : "");
    }
}
