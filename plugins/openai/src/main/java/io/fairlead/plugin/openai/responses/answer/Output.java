package io.fairlead.plugin.openai.responses.answer;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.Losses;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.WriterOptions;
import io.fairlead.api.json.JsonWriter;
import io.fairlead.plugin.openai.custom.InputReader;
import io.fairlead.plugin.openai.responses.Sealed;
import io.fairlead.plugin.openai.tool.AskedTools;
import io.fairlead.plugin.openai.tool.ClientTool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The output of a response in the making. A message or a piece of reasoning is open until another item begins. So is a call
 * whose arguments are whole; others stay open, since some APIs tell of several at once. Each step is told to those who
 * write a stream.
 */
final class Output {
    /** The status of an item that may go on. */
    static final String OPEN = "in_progress";

    static final String DONE = "completed";
    /** The status of an item that was cut. */
    static final String CUT = "incomplete";

    private final String suffix;
    private final AskedTools tools;
    private final Losses losses;
    private final OutputSteps steps;
    private final List<OutputItem> items = new ArrayList<>();
    private final Map<Integer, CalledItem> calls = new LinkedHashMap<>();
    private final Set<OutputItem> cut = new HashSet<>();
    private @Nullable MessageItem message;
    private @Nullable ReasoningItem reasoning;
    private boolean refused;

    /** An output in answer to such a request. */
    Output(WriterOptions options, OutputSteps steps) {
        this.suffix = options.id();
        this.tools = new AskedTools(options.request());
        this.losses = options.losses();
        this.steps = steps;
    }

    private String id(String prefix) {
        return prefix + suffix + "_" + items.size();
    }

    /** A piece of text, with the probabilities of its tokens. */
    void text(String text, List<TokenLogprob> logprobs) {
        if (!text.isEmpty() || !logprobs.isEmpty()) {
            words(text, false, logprobs);
        }
    }

    /** A piece of a refusal, whose probabilities have no place in this API. */
    void refusal(String text) {
        if (!text.isEmpty()) {
            refused = true;
            words(text, true, List.of());
        }
    }

    private void words(String text, boolean refusal, List<TokenLogprob> logprobs) {
        MessageItem open = message();
        if (!open.goesOn(refusal)) {
            endPart(open);
            open.begin(refusal);
            steps.partBegan(open);
        }
        open.last().text().append(text);
        open.last().logprobs().addAll(logprobs);
        steps.words(open, text, logprobs);
    }

    /** A source of the text before it. */
    void annotate(String json) {
        MessageItem open = message;
        if (open != null && open.goesOn(false)) {
            open.last().annotations().add(json);
            steps.annotated(open, json);
        }
    }

    private MessageItem message() {
        MessageItem open = message;
        if (open == null) {
            endBefore();
            open = new MessageItem(items.size(), id("msg_"));
            message = open;
            add(open);
        }
        return open;
    }

    private void endPart(MessageItem open) {
        if (open.count() > 0) {
            steps.partEnded(open);
        }
    }

    /** A piece of reasoning, or its signature, or both. A signature is the end of its thought. */
    void thinking(String text, @Nullable String signature) {
        ReasoningItem open = reasoning;
        if (open == null || open.isSigned() && !text.isEmpty()) {
            endBefore();
            String id = signature == null ? "" : Sealed.of(signature).id();
            open = new ReasoningItem(items.size(), id.isEmpty() ? id("rs_") : id);
            reasoning = open;
            add(open);
        }
        if (!text.isEmpty()) {
            open.text().append(text);
            steps.thought(open, text);
        }
        if (signature != null) {
            open.sign(signature);
        }
    }

    void call(ChatEvent.ToolCallStarted begun) {
        endBefore();
        ClientTool tool = tools.get().tool(begun.name());
        StringBuilder given = new StringBuilder();
        CalledItem call = tool.custom()
                ? new CustomCallItem(items.size(), id("ctc_"), begun, tool, new InputReader(losses), given)
                : new CallItem(items.size(), id("fc_"), begun, tool, given);
        calls.put(begun.call(), call);
        add(call);
    }

    void arguments(int number, String json) {
        CalledItem call = calls.get(number);
        if (call != null && !json.isEmpty()) {
            call.more(json, steps);
        }
    }

    private void add(OutputItem item) {
        items.add(item);
        steps.began(item);
    }

    /** Another item begins. */
    private void endBefore() {
        endOpen(DONE);
        List<CalledItem> whole =
                calls.values().stream().filter(CalledItem::isWhole).toList();
        calls.values().removeAll(whole);
        whole.forEach(call -> {
            call.end(steps);
            end(call, DONE);
        });
    }

    private void endOpen(String status) {
        MessageItem words = message;
        if (words != null) {
            message = null;
            endPart(words);
            end(words, status);
        }
        ReasoningItem thought = reasoning;
        if (thought != null) {
            reasoning = null;
            steps.thoughtEnded(thought);
            end(thought, status);
        }
    }

    private void end(OutputItem item, String status) {
        if (status.equals(CUT)) {
            cut.add(item);
        }
        steps.ended(item, status);
    }

    /** No more of any item is to come. */
    void close(String status) {
        endOpen(status);
        calls.values().forEach(call -> {
            call.end(steps);
            end(call, status);
        });
        calls.clear();
    }

    /** Whether the model refused. */
    boolean refused() {
        return refused;
    }

    /** Writes all items, inside of their array. Those that are still open have not come to their end. */
    void write(JsonWriter json) {
        for (OutputItem item : items) {
            boolean open = item.equals(message) || item.equals(reasoning) || calls.containsValue(item);
            item.write(json, open || cut.contains(item) ? CUT : DONE);
        }
    }
}
