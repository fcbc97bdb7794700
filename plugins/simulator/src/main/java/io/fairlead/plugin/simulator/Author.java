package io.fairlead.plugin.simulator;

import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.plugin.simulator.Answer.Ending;
import io.fairlead.plugin.simulator.Answer.Heading;
import io.fairlead.plugin.simulator.Answer.Tokens;
import io.fairlead.plugin.simulator.Answer.ToolCall;
import io.fairlead.plugin.simulator.Question.Conversation;
import io.fairlead.plugin.simulator.Question.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Thinks of answers. */
final class Author {
    private static final int CHARS_PER_TOKEN = 4;
    private static final int MOST_CHOICES = 16;
    private static final int MOST_CALLS = 16;

    private final SchemaSample samples;

    Author(SchemaSample samples) {
        this.samples = samples;
    }

    /** Tokens of a request, by the length of its text. */
    static long inputTokens(RequestFacts facts) {
        return Math.max(1, Math.ceilDiv(facts.textBytes(), CHARS_PER_TOKEN));
    }

    /**
     * Answers a question.
     *
     * @param length tokens of an answer that nothing bounds
     */
    Answer answer(Heading heading, RequestFacts facts, Question question, int length, RandomGenerator random) {
        List<ToolCall> calls = calls(heading, question);
        if (!calls.isEmpty()) {
            long tokens = calls.stream()
                    .mapToLong(call -> 8 + call.arguments().size())
                    .sum();
            return finished(heading, facts, List.of(), calls, tokens);
        }
        if (question.format().json()) {
            List<String> pieces = Prose.pieces(samples.of(question.format().schema(), heading.model()));
            return finished(heading, facts, pieces, List.of(), pieces.size());
        }
        long bound = facts.maxOutputTokens().orElse(length);
        int tokens = Math.clamp(Math.min(bound, length), 1, Integer.MAX_VALUE);
        List<String> pieces = Prose.pieces(introduction(heading, facts, question), tokens, random);
        Ending ending = bound < length ? Ending.LENGTH : Ending.STOP;
        return new Answer(heading, pieces, List.of(), ending, new Tokens(inputTokens(facts), tokens), choices(facts));
    }

    private static Answer finished(
            Heading heading, RequestFacts facts, List<String> pieces, List<ToolCall> calls, long tokens) {
        Ending ending = calls.isEmpty() ? Ending.STOP : Ending.TOOLS;
        return new Answer(heading, pieces, calls, ending, new Tokens(inputTokens(facts), tokens), choices(facts));
    }

    private static int choices(RequestFacts facts) {
        return Math.min(facts.choices(), MOST_CHOICES);
    }

    private static String introduction(Heading heading, RequestFacts facts, Question question) {
        int messages = question.conversation().count();
        return "This is a simulated answer by Fairlead for the model \"" + heading.model() + "\". It was asked with "
                + (messages == 0 ? "" : messages + (messages == 1 ? " message and " : " messages and "))
                + facts.textBytes() + " bytes of text, about " + inputTokens(facts) + " tokens.";
    }

    /** Calls the tools that the user names, or the first one where a call is asked for. */
    private List<ToolCall> calls(Heading heading, Question question) {
        List<Tool> all = question.tools().all();
        String choice = question.tools().choice();
        Conversation talk = question.conversation();
        String text = talk.lastText().toLowerCase(Locale.ROOT);
        if (all.isEmpty() || choice.equals("none")) {
            return List.of();
        }
        List<Tool> wanted =
                all.stream().filter(tool -> tool.name().equals(choice)).toList();
        boolean asked = choice.equals("required") || (talk.lastRole().equals("user") && text.contains("call"));
        if (wanted.isEmpty() && (asked || talk.lastRole().equals("user"))) {
            wanted = all.stream()
                    .filter(tool -> text.contains(tool.name().toLowerCase(Locale.ROOT)))
                    .toList();
        }
        if (wanted.isEmpty() && asked) {
            wanted = List.of(all.getFirst());
        }
        return numbered(heading, wanted);
    }

    private List<ToolCall> numbered(Heading heading, List<Tool> tools) {
        List<ToolCall> calls = new ArrayList<>();
        for (Tool tool : tools.subList(0, Math.min(tools.size(), MOST_CALLS))) {
            String id = heading.id("call_") + "_" + (calls.size() + 1);
            calls.add(new ToolCall(id, tool.name(), Prose.pieces(samples.of(tool.schema(), heading.model()))));
        }
        return calls;
    }
}
