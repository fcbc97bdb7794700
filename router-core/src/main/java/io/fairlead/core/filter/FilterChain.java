package io.fairlead.core.filter;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.ReplyStages;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The filters of one exchange, from its request to the last frame of its answer. */
public final class FilterChain implements ReplyStages, AutoCloseable {
    private final List<Step> steps = new ArrayList<>(0);
    private final Dialect dialect;
    private final RequestEdits edits;
    private boolean neutral;
    private boolean frames;
    private boolean heads;

    private FilterChain(Dialect dialect, ByteBudget memory) {
        this.dialect = dialect;
        this.edits = new RequestEdits(memory);
    }

    /** Opens every filter's pass; {@code memory} bounds bodies that they edit. */
    public static FilterChain open(List<FilterUse> filters, ExchangeInfo exchange, Dialect dialect, ByteBudget memory) {
        FilterChain chain = new FilterChain(dialect, memory);
        try {
            filters.forEach(filter -> chain.open(filter, exchange));
        } catch (RouterException refusal) {
            chain.close();
            throw refusal;
        }
        return chain;
    }

    private void open(FilterUse filter, ExchangeInfo exchange) {
        FilterPass pass = PluginStep.call(filter, "open", () -> filter.filter().open(exchange), null);
        if (pass != null) {
            add(new Step(filter, pass));
        }
    }

    private void add(Step step) {
        steps.add(step);
        neutral |= step.sees(View.NEUTRAL);
        heads |= step.sees(View.HEAD);
        frames |= step.sees(View.TEXT) || step.sees(View.BYTES);
    }

    /** A filter and its part in this exchange. */
    record Step(FilterUse use, FilterPass pass) {
        boolean sees(View view) {
            return use.views().contains(view);
        }
    }

    /** Runs the request through all filters. */
    public ClientRequest request(ClientRequest request, ExchangeInfo exchange) {
        ClientRequest current = request;
        for (Step step : steps) {
            if (step.sees(View.HEAD)) {
                check(PluginStep.call(step.use(), "head", () -> step.pass().head(exchange), Verdict.PROCEED));
            }
            if (step.sees(View.BYTES)) {
                current = edits.bytes(step, current);
            }
            if (step.sees(View.TEXT)) {
                current = edits.text(step, current);
            }
        }
        return current;
    }

    static void check(Verdict verdict) {
        verdict.error().ifPresent(error -> {
            throw new RouterException(error);
        });
    }

    /** Whether a filter wants the decoded request, so that nothing can be passed through. */
    public boolean neutral() {
        return neutral;
    }

    /** Runs a decoded request through the filters that want it. */
    public ChatRequest neutral(ChatRequest request) {
        ChatRequest current = request;
        for (Step step : steps) {
            if (step.sees(View.NEUTRAL)) {
                ChatRequest given = current;
                current =
                        PluginStep.call(step.use(), "request", () -> step.pass().request(given), given);
            }
        }
        return current;
    }

    /** Puts the filters that see events in front of what writes them; the last filter sees them first. */
    public Consumer<ChatEvent> events(Consumer<ChatEvent> out) {
        Consumer<ChatEvent> chain = out;
        for (Step step : steps) {
            if (step.sees(View.NEUTRAL)) {
                chain = new EventStage(step, chain);
            }
        }
        return chain;
    }

    /** Shows the head of the answer. */
    public void replyHead(ReplyHead head, Headers.Edit headers) {
        if (!heads) {
            return;
        }
        for (Step step : steps.reversed()) {
            if (step.sees(View.HEAD)) {
                PluginStep.run(step.use(), "replyHead", () -> step.pass().replyHead(head, headers), () -> {});
            }
        }
    }

    @Override
    public boolean none() {
        return !frames;
    }

    @Override
    public ReplyStage before(FrameSink out) {
        ReplyStage stage = new LastStage(out);
        for (Step step : steps) {
            if (step.sees(View.TEXT)) {
                stage = new TextStage(step, dialect, stage);
            }
            if (step.sees(View.BYTES)) {
                stage = new BytesStage(step, stage);
            }
        }
        return stage;
    }

    private record LastStage(FrameSink out) implements ReplyStage {
        @Override
        public void frame(byte[] array, int start, int end) {
            out.frame(array, start, end);
        }

        @Override
        public void end() {
            // Nothing is held back here.
        }
    }

    @Override
    public void close() {
        for (Step step : steps) {
            PluginStep.end(step.use(), () -> step.pass().close());
        }
        edits.close();
    }
}
