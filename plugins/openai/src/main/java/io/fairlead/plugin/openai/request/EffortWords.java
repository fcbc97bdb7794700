package io.fairlead.plugin.openai.request;

import io.fairlead.toolkit.ModelVersion;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words for an effort that some of the vendor's models take.
 *
 * @param kind what stands behind the version
 * @param first the oldest version that it holds for
 * @param below the oldest that it does not hold for any more
 * @param words from the least to the most
 * @see <a href="https://developers.openai.com/api/docs/guides/reasoning">the vendor on effort</a>
 * @see <a href="https://developers.openai.com/api/docs/models">the pages of its models</a>
 */
record EffortWords(Pattern kind, ModelVersion first, ModelVersion below, List<String> words) {
    private static final List<String> SCALE = List.of("none", "minimal", "low", "medium", "high", "xhigh", "max");
    private static final List<String> THREE = List.of("low", "medium", "high");
    private static final List<String> FOUR = List.of("low", "medium", "high", "xhigh");
    private static final Pattern O_SERIES = Pattern.compile("(?:^|/)o[134](?:-(?:mini|pro|\\d).*)?$");
    private static final String GPT = "gpt-";
    private static final String PLAIN = "(?:-(?:mini|nano|sol|terra|luna|\\d).*)?";
    private static final String CODEX = "-codex(?:-mini)?";

    private static final List<EffortWords> OF_GPT = List.of(
            row(PLAIN, "5.0", "5.1", List.of("minimal", "low", "medium", "high")),
            row(PLAIN, "5.1", "5.2", List.of("none", "low", "medium", "high")),
            row(PLAIN, "5.2", "5.6", List.of("none", "low", "medium", "high", "xhigh")),
            row(PLAIN, "5.6", "6.0", List.of("none", "low", "medium", "high", "xhigh", "max")),
            row("-pro(?:-\\d.*)?", "5.0", "5.1", List.of("high")),
            row(CODEX, "5.0", "5.2", THREE),
            row("-codex-max", "5.1", "5.2", FOUR),
            row(CODEX, "5.2", "5.4", FOUR));

    private static EffortWords row(String kind, String first, String below, List<String> words) {
        return new EffortWords(Pattern.compile(kind), version(GPT + first), version(GPT + below), words);
    }

    private static ModelVersion version(String model) {
        return ModelVersion.behind(GPT, model).orElseThrow();
    }

    /** The word nearest to one, which is the same where it is taken, or where nobody knows what is. */
    static String nearest(String word, String model) {
        int asked = SCALE.indexOf(word);
        List<String> words = of(model.toLowerCase(Locale.ROOT)).orElse(List.of());
        if (asked < 0 || words.contains(word)) {
            return word;
        }
        // Not to reason at all is no nearest to anything: less was asked for, not none.
        return words.stream()
                .filter(known -> !known.equals("none"))
                .min(Comparator.comparingInt(known -> Math.abs(SCALE.indexOf(known) - asked)))
                .orElseGet(() -> unlisted(word, model));
    }

    /** Whether a model of this name is known to reason. */
    static boolean known(String model) {
        return of(model.toLowerCase(Locale.ROOT)).isPresent();
    }

    private static Optional<List<String>> of(String model) {
        if (O_SERIES.matcher(model).find()) {
            return Optional.of(THREE);
        }
        return ModelVersion.behind(GPT, model)
                .flatMap(version -> OF_GPT.stream()
                        .filter(row -> row.holds(version, model))
                        .map(EffortWords::words)
                        .findFirst());
    }

    private boolean holds(ModelVersion version, String model) {
        String behind = model.substring(model.indexOf(GPT) + GPT.length()).replaceFirst("^[\\d.]+", "");
        return version.compareTo(first) >= 0
                && version.compareTo(below) < 0
                && kind.matcher(behind).matches();
    }

    /** The most is a word that only the vendor's newest models know, from 5.6 on; Azure writes 3.5 as 35. */
    private static String unlisted(String word, String model) {
        boolean knows = ModelVersion.behind(GPT, model)
                .filter(version -> version.atLeast(5, 6) && version.major() != 35)
                .isPresent();
        return word.equals("max") && !knows ? "high" : word;
    }
}
