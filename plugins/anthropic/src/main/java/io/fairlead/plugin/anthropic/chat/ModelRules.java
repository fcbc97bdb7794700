package io.fairlead.plugin.anthropic.chat;

import io.fairlead.api.json.JsonCursor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What the vendor's models demand of a request, from a data file: the row with the longest name that the model's name
 * goes on from, save with another number of a version. Models newer than the file are taken to be like the newest in it.
 *
 * @param maxOutput tokens that one answer may have
 * @param efforts words for how hard to work that it takes
 * @param forced whether it can be made to call a tool
 * @param strict whether it can be held to the schema of a tool
 * @param systemInPlace whether it hears the operator within a conversation, too
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/mid-conversation-system-messages">which hear the
 *     operator there</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/thinking-troubleshooting">which thinking</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">which are strict</a>
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/effort">which efforts</a>
 */
record ModelRules(
        String name,
        long maxOutput,
        Thinking thinking,
        Unasked unasked,
        Sampling sampling,
        List<String> efforts,
        boolean forced,
        boolean strict,
        boolean systemInPlace) {
    /** A model of another vendor that speaks this API: the bound is one that any of them is known to take. */
    static final ModelRules UNKNOWN =
            new ModelRules("", 8192, Thinking.UNKNOWN, Unasked.OFF, Sampling.ALL, List.of(), true, true, false);

    private static final String FAMILY = "claude-";

    /** What makes a name that of another version; dates are longer, and words may begin with digits. */
    private static final Pattern OTHER_VERSION = Pattern.compile("-?\\d{1,2}(?![0-9a-z])");

    private static final List<ModelRules> ALL = read();

    /** How a model is told to think. */
    enum Thinking {
        /** It cannot. */
        NONE,
        /** With a budget of tokens. */
        BUDGET,
        /** With a budget, or as it sees fit. */
        EITHER,
        /** As it sees fit; a budget is refused. */
        ADAPTIVE,
        /** Nobody knows. */
        UNKNOWN
    }

    /** Whether a model thinks that was not asked to, and how it is told not to. */
    enum Unasked {
        OFF,
        /** It does, and can be told not to. */
        ON,
        /** It does, and can be told to do so only between calls of tools. */
        BETWEEN_TOOLS,
        /** It does, whatever it is told. */
        ALWAYS
    }

    /** Which of temperature and share of probability a model takes. */
    enum Sampling {
        ALL,
        /** One of them, not both. */
        ONE,
        NONE
    }

    /** The rules of an upstream's model; resellers put words before the name and dots into versions. */
    static ModelRules of(String model) {
        String plain = model.toLowerCase(Locale.ROOT).replace('.', '-');
        int start = plain.indexOf(FAMILY);
        ModelRules best = UNKNOWN;
        for (ModelRules rules : ALL) {
            if (start >= 0 && rules.name.length() > best.name.length() && rules.are(plain.substring(start))) {
                best = rules;
            }
        }
        return best;
    }

    /** A name that ends in a hyphen is that of all versions. */
    private boolean are(String model) {
        return model.startsWith(name)
                && (name.endsWith("-")
                        || !OTHER_VERSION
                                .matcher(model.substring(name.length()))
                                .lookingAt());
    }

    private static List<ModelRules> read() {
        byte[] file;
        try (InputStream in = ModelRules.class.getResourceAsStream("models.json")) {
            file = Objects.requireNonNull(in, "models.json").readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonCursor cursor = JsonCursor.over(file, 0, file.length);
        List<ModelRules> all = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            all.add(row(cursor));
        }
        return all;
    }

    private static ModelRules row(JsonCursor cursor) {
        String name = "";
        long maxOutput = 0;
        Thinking thinking = Thinking.NONE;
        Unasked unasked = Unasked.OFF;
        Sampling sampling = Sampling.ALL;
        List<String> efforts = List.of();
        boolean forced = true;
        boolean strict = true;
        boolean systemInPlace = false;
        cursor.enter();
        while (cursor.nextMember()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "maxOutput" -> maxOutput = cursor.longValue();
                case "thinking" -> thinking = Thinking.valueOf(cursor.text().toUpperCase(Locale.ROOT));
                case "unasked" -> unasked = Unasked.valueOf(cursor.text().toUpperCase(Locale.ROOT));
                case "efforts" -> efforts = words(cursor);
                case "forced" -> forced = cursor.bool();
                case "strict" -> strict = cursor.bool();
                case "systemInPlace" -> systemInPlace = cursor.bool();
                default -> sampling = Sampling.valueOf(cursor.text().toUpperCase(Locale.ROOT));
            }
        }
        cursor.leave();
        return new ModelRules(name, maxOutput, thinking, unasked, sampling, efforts, forced, strict, systemInPlace);
    }

    private static List<String> words(JsonCursor cursor) {
        List<String> words = new ArrayList<>();
        cursor.enter();
        while (cursor.nextElement()) {
            words.add(cursor.text());
        }
        cursor.leave();
        return List.copyOf(words);
    }
}
