package io.fairlead.plugin.openai.chat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.Losses;
import io.fairlead.plugin.openai.custom.InputReader;
import io.fairlead.plugin.openai.tool.AskedTools;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The calls of a stream that its client expects with a text, since it has custom tools of their names. */
final class CustomCalls {
    private final AskedTools tools;
    private final Losses losses;
    private final Map<Place, InputReader> readers = new LinkedHashMap<>(0);

    CustomCalls(AskedTools tools, Losses losses) {
        this.tools = tools;
        this.losses = losses;
    }

    private record Place(int choice, int call) {}

    /** Says whether a call that begins is of a custom tool. */
    boolean began(ChatEvent.ToolCallStarted call) {
        if (!tools.get().isCustom(call.name())) {
            return false;
        }
        readers.put(new Place(call.choice(), call.call()), new InputReader(losses));
        return true;
    }

    /** What reads the text of a call; null if it is of a function. */
    @Nullable InputReader reader(int choice, int call) {
        return readers.isEmpty() ? null : readers.get(new Place(choice, call));
    }

    /** No more calls of a choice go on: tells what is left of their texts. */
    void end(int choice, BiConsumer<Integer, String> left) {
        readers.forEach((place, reader) -> {
            if (place.choice() == choice) {
                left.accept(place.call(), reader.end());
            }
        });
        readers.keySet().removeIf(place -> place.choice() == choice);
    }
}
