package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.translation.Samples.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the page on translation, made by the codecs; {@code -Dgolden.rewrite=true} writes them anew. */
final class TranslationPageTest {
    private static final Path PAGE = Path.of("..", "..", "docs", "translation.md");
    private static final String BEGIN = "<!-- tables: begin -->\n";
    private static final String END = "<!-- tables: end -->\n";

    /** What an API does without being asked, so that nothing needs to be sent. */
    private static final Set<String> BY_ITSELF = Set.of(
            "think off to anthropic.messages",
            "thinkingBudget 0 to anthropic.messages",
            "include reasoning.encrypted_content to anthropic.messages",
            "include reasoning.encrypted_content to gemini.generate",
            "include reasoning.encrypted_content to ollama.chat",
            "include reasoning.encrypted_content to openai.chat");

    /** Nobody translates to it: whoever takes it takes chats as well. */
    private static final String NO_TARGET = "ollama.generate";

    private final List<String> silent = new ArrayList<>();

    @Test
    void tellsWhatBecomesOfEachMemberOnItsWay() throws IOException {
        String tables = Codecs.all().stream().map(this::requests).collect(Collectors.joining("\n"));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);

        assertThat(silent).as("members that vanish without a word").isEmpty();
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(PAGE, page.substring(0, begin) + tables + page.substring(end));
            return;
        }
        assertThat(page.substring(begin, end)).isEqualTo(tables);
    }

    private String requests(ChatDialect client) {
        List<ChatDialect> upstreams = Codecs.all().stream()
                .filter(dialect -> !dialect.id().equals(client.id()))
                .filter(dialect -> !dialect.id().name().equals(NO_TARGET))
                .toList();
        Samples samples = Samples.of(client.id().name());
        StringBuilder table = new StringBuilder("### From `" + client.id() + "`\n\n| asked |");
        upstreams.forEach(
                upstream -> table.append(" to `").append(upstream.id()).append("` |"));
        table.append("\n|---|").append("---|".repeat(upstreams.size())).append('\n');
        for (Sample sample : samples.all()) {
            table.append("| ").append(sample.name()).append(" |");
            upstreams.forEach(upstream -> table.append(' ')
                    .append(cell(sample, samples.path(), client, upstream))
                    .append(" |"));
            table.append('\n');
        }
        return table.toString();
    }

    private String cell(Sample sample, String path, ChatDialect client, ChatDialect upstream) {
        Crossing with = Crossing.of(sample.with(), path, client, upstream);
        if (!with.refusal().isEmpty()) {
            return "refused: " + shown(with.refusal());
        }
        Crossing without = Crossing.of(sample.without(), path, client, upstream);
        List<String> lost = with.lost().entrySet().stream()
                .filter(loss -> !without.lost().containsKey(loss.getKey()))
                .map(loss -> "`" + loss.getKey() + "`: " + shown(loss.getValue()))
                .toList();
        boolean carried = !with.call().equals(without.call());
        if (lost.isEmpty()) {
            return carried ? "yes" : unchanged(sample.name() + " to " + upstream.id(), without);
        }
        return (carried ? "in part; " : "no; ") + String.join("; ", lost);
    }

    private String unchanged(String what, Crossing without) {
        if (!without.lost().isEmpty()) {
            return "no, with `" + String.join("`, `", without.lost().keySet()) + "`";
        }
        if (!BY_ITSELF.contains(what)) {
            silent.add(what);
        }
        return "by itself";
    }

    private static String shown(String reason) {
        return reason.replace("|", "\\|");
    }
}
