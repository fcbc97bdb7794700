package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Usage;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of {@link DialectKit} that is about the translation of answers. */
abstract class DialectTranslations extends DialectReplies {
    DialectTranslations() {}

    @Nested
    class Translation {
        @TestFactory
        Stream<DynamicTest> ofAWholeAnswerAndOfItsStreamAreEqual() {
            ChatDialect chat = chat();
            return eachAnswer(answer -> {
                List<ChatEvent> whole = read(chat, whole(), List.of(TestFrame.whole(fake().whole(answer))));
                List<ChatEvent> stream = read(chat, streamed(), frames(answer));
                assertThat(NeutralText.of(withoutUsage(stream))).isEqualTo(NeutralText.of(withoutUsage(whole)));
                assertSays(whole, answer);
                assertSays(stream, answer);
            });
        }

        @TestFactory
        Stream<DynamicTest> doesNotEndWhatBrokeOff() {
            ChatDialect chat = chat();
            return eachAnswer(answer -> {
                List<TestFrame> frames = frames(answer);
                for (int at = 0; at < frames.size() - 1; at += frames.size() / 50 + 1) {
                    assertThat(read(chat, streamed(), frames.subList(0, at)))
                            .as("events of the first " + at + " frames")
                            .doesNotContain(ChatEvent.ended());
                }
            });
        }

        @TestFactory
        Stream<DynamicTest> refusesOrDoesNotEndWhatIsCutAtAnyByte() {
            ChatDialect chat = chat();
            return eachAnswer(answer -> {
                TestFrame frame = TestFrame.whole(fake().whole(answer));
                cuts(frame.dataEnd())
                        .forEach(at -> assertThat(refusedOr(chat, frame.cut(at)))
                                .as("events of the first " + at + " bytes")
                                .doesNotContain(ChatEvent.ended()));
            });
        }

        @TestFactory
        Stream<DynamicTest> writesStreamsThatItReadsAsTheSame() {
            ChatDialect chat = chat();
            return eachAnswer(answer -> {
                List<ChatEvent> events = read(chat, streamed(), frames(answer));
                String wire = write(chat.writer(streamed()), events);
                assertThat(watched(wire).passes()).as("complete: what it wrote").isTrue();
                List<ChatEvent> again = read(chat, streamed(), DialectTranslations.this.frames(wire));
                assertThat(NeutralText.of(withoutUsage(again))).isEqualTo(NeutralText.of(withoutUsage(events)));
                assertSays(again, answer);
            });
        }

        @TestFactory
        Stream<DynamicTest> writesWholeAnswersThatItReadsAsTheSame() {
            ChatDialect chat = chat();
            return eachAnswer(answer -> {
                List<ChatEvent> events = read(chat, streamed(), frames(answer));
                String wire = write(chat.writer(whole()), events);
                List<ChatEvent> again = read(chat, whole(), List.of(TestFrame.whole(wire)));
                assertThat(NeutralText.of(withoutUsage(again))).isEqualTo(NeutralText.of(withoutUsage(events)));
                assertSays(again, answer);
            });
        }

        @Test
        void passesOverEventsOfLater() {
            ChatDialect chat = chat();
            for (TestOptions options : List.of(streamed(), whole())) {
                String wire = write(chat.writer(options), Neutral.events("Hello"));
                assertThat(wire).contains("Hello");
            }
        }

        /** Where a filter changes a text, what tells it once more must go. */
        @Test
        void namesThePlacesOfProbabilitiesIfItWritesThem() {
            needs(DialectAbility.TEXTS);
            ChatDialect chat = chat();
            for (TestOptions options : List.of(streamed(), whole())) {
                String wire = write(chat.writer(options), Neutral.likely("Zebra", "Okapi"));
                List<TestFrame> frames = options.facts().stream()
                        ? DialectTranslations.this.frames(wire)
                        : List.of(TestFrame.whole(wire));
                assertThat(wire).contains("Zebra");
                frames.forEach(frame -> assertThat(UnnamedText.of(chat, frame))
                        .as("what is left of a frame without the places that were named")
                        .doesNotContain("Okapi"));
            }
        }

        @Test
        void tellsOfFailuresWithinAnAnswer() {
            ChatDialect chat = chat();
            String error = fake().error("overloaded_error", "busy", "Try later.");
            assertThat(read(chat, whole(), List.of(TestFrame.whole(error))))
                    .hasAtLeastOneElementOfType(ChatEvent.Failed.class)
                    .doesNotContain(ChatEvent.ended());
            assertThat(read(
                            chat,
                            streamed(),
                            DialectTranslations.this.frames(fake().errorEvent("overloaded_error", "Try later."))))
                    .hasAtLeastOneElementOfType(ChatEvent.Failed.class)
                    .doesNotContain(ChatEvent.ended());
        }

        private List<TestFrame> frames(FakeAnswer answer) {
            return DialectTranslations.this.frames(String.join("", fake().stream(answer)));
        }

        private static List<ChatEvent> refusedOr(ChatDialect chat, TestFrame frame) {
            try {
                return read(chat, TestOptions.whole(Walker.REQUEST), List.of(frame));
            } catch (IllegalArgumentException refused) {
                return List.of();
            }
        }
    }

    private static List<ChatEvent> read(ChatDialect chat, TestOptions options, List<TestFrame> frames) {
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = chat.reader(options);
        frames.forEach(frame -> reader.frame(frame, events::add));
        reader.end(events::add);
        return events;
    }

    private static String write(ChatWriter writer, List<ChatEvent> events) {
        StringBuilder out = new StringBuilder();
        events.forEach(
                event -> writer.event(event, (array, start, end) -> out.append(Watched.text(array, start, end))));
        writer.end((array, start, end) -> out.append(Watched.text(array, start, end)));
        return out.toString();
    }

    private static List<ChatEvent> withoutUsage(List<ChatEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof ChatEvent.UsageReported))
                .toList();
    }

    private void assertSays(List<ChatEvent> events, FakeAnswer answer) {
        assertThat(Neutral.text(events)).isEqualTo(answer.text());
        assertThat(events.getLast()).isEqualTo(ChatEvent.ended());
        assertThat(events.stream().filter(ChatEvent.ToolCallStarted.class::isInstance))
                .hasSameSizeAs(answer.calls());
        assertThat(events)
                .filteredOn(ChatEvent.Finished.class::isInstance)
                .extracting(event -> ((ChatEvent.Finished) event).reason())
                .containsExactly(answer.reason());
        assertUsage(
                events.stream()
                        .filter(ChatEvent.UsageReported.class::isInstance)
                        .map(event -> ((ChatEvent.UsageReported) event).usage())
                        .reduce(Usage.UNKNOWN, (first, second) -> second),
                answer.usage());
    }
}
