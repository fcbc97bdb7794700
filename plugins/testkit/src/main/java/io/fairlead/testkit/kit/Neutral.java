package io.fairlead.testkit.kit;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.chat.TokenLogprob;
import io.fairlead.api.dialect.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Requests and events of the neutral model, some of them of kinds that no plugin can know yet. */
final class Neutral {
    static final ChatPart UNKNOWN_PART = ChatPart.unknown("hologram", "{\"type\":\"hologram\"}");
    static final ChatPart PART_OF_LATER = new PartOfLater();
    static final ChatEvent EVENT_OF_LATER = new EventOfLater();

    private Neutral() {}

    static ChatRequest request() {
        return ChatRequest.builder("smart").stream(true)
                .message(ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text("Be brief."))))
                .message(ChatMessage.of(
                        ChatRole.USER,
                        List.of(ChatPart.text("Hello"), ChatPart.image("https://i.example/1.png", null), UNKNOWN_PART)))
                .message(ChatMessage.of(ChatRole.of("narrator"), List.of(PART_OF_LATER)))
                .message(ChatMessage.of(ChatRole.USER, List.of()))
                .build();
    }

    /** A whole answer with these pieces of text. */
    static List<ChatEvent> events(String... pieces) {
        List<ChatEvent> events = new ArrayList<>();
        events.add(ChatEvent.started("a-1", "m"));
        events.add(ChatEvent.thinking(0, "hm", null));
        for (String piece : pieces) {
            events.add(ChatEvent.text(0, piece));
        }
        events.add(EVENT_OF_LATER);
        events.add(ChatEvent.toolCallStarted(0, 0, "c-1", "weather"));
        events.add(ChatEvent.toolCallDelta(0, 0, "{}"));
        events.add(ChatEvent.finished(0, FinishReason.of("bored"), null));
        events.add(
                ChatEvent.usage(Usage.builder().inputTokens(3).outputTokens(2).build()));
        events.add(ChatEvent.ended());
        return events;
    }

    /** An answer of one token, with how likely it and another one were. */
    static List<ChatEvent> likely(String token, String other) {
        TokenLogprob likely = TokenLogprob.builder(token, -0.25)
                .alternative(TokenLogprob.builder(token, -0.25).build())
                .alternative(TokenLogprob.builder(other, -1.5).build())
                .build();
        return List.of(
                ChatEvent.started("a-1", "m"),
                ChatEvent.text(0, token, List.of(likely)),
                ChatEvent.finished(0, FinishReason.STOP, null),
                ChatEvent.ended());
    }

    static String text(List<ChatEvent> events) {
        return events.stream()
                .filter(ChatEvent.TextDelta.class::isInstance)
                .map(ChatEvent.TextDelta.class::cast)
                .map(ChatEvent.TextDelta::text)
                .collect(Collectors.joining());
    }

    private record PartOfLater() implements ChatPart {
        @Override
        public String kind() {
            return "part-of-later";
        }
    }

    private record EventOfLater() implements ChatEvent {}
}
