package io.fairlead.core.filter;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.core.filter.FilterChain.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Shows the events of an answer to a filter. What it gives goes on after it has returned, so that the failure of whoever
 * comes next is not taken for its own, and a filter that fails half-way has given nothing.
 */
final class EventStage implements Consumer<ChatEvent> {
    private final Step step;
    private final Consumer<ChatEvent> next;
    private final List<ChatEvent> given = new ArrayList<>(2);

    EventStage(Step step, Consumer<ChatEvent> next) {
        this.step = step;
        this.next = next;
    }

    @Override
    public void accept(ChatEvent event) {
        PluginStep.run(step.use(), "replyEvent", () -> step.pass().replyEvent(event, given::add), () -> {
            given.clear();
            given.add(event);
        });
        List<ChatEvent> out = List.copyOf(given);
        given.clear();
        out.forEach(next);
    }
}
