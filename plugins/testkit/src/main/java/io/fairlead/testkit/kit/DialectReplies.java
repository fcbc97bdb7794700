package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.DialectFactory;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of {@link DialectKit} that is about answers. */
abstract class DialectReplies extends Kit<DialectAbility> {
    private static final String TROUBLE = ": comment\n\ndata:\n\ndata: \n\nevent: ping\n\nevent: later\n: comment\n\n";

    DialectReplies() {}

    @Override
    protected abstract DialectFactory factory();

    /** All of them, unless overridden. */
    @Override
    protected Set<DialectAbility> abilities() {
        return Set.of(DialectAbility.values());
    }

    /** How clients and upstreams of this dialect write. */
    protected abstract WireFake fake();

    final Dialect dialect() {
        return factory().create(context());
    }

    final ChatDialect chat() {
        needs(DialectAbility.TRANSLATES);
        assertThat(dialect()).isInstanceOf(ChatDialect.class);
        return (ChatDialect) dialect();
    }

    private boolean knowsItsEnd() {
        return abilities().contains(DialectAbility.KNOWS_ITS_END);
    }

    final RequestFacts facts(boolean stream) {
        return RequestFacts.builder(dialect().operation(), "smart").stream(stream)
                .usageWanted(true)
                .build();
    }

    final TestOptions streamed() {
        return TestOptions.stream(facts(true), fake().framing());
    }

    /** The frames of a stream. */
    final List<TestFrame> frames(String stream) {
        return TestFrame.stream(fake().framing(), stream);
    }

    private TestFrame frame(String event) {
        return frames(event).getFirst();
    }

    private boolean lines() {
        return fake().framing().equals(Framing.JSON_LINES);
    }

    final TestOptions whole() {
        return TestOptions.whole(facts(false));
    }

    final Stream<DynamicTest> eachAnswer(Consumer<FakeAnswer> test) {
        return FakeAnswer.all()
                .filter(answer -> answer.calls().isEmpty() || abilities().contains(DialectAbility.TOOLS))
                .filter(answer -> answer.thinking().isEmpty() || abilities().contains(DialectAbility.THINKING))
                .map(answer -> dynamicTest(answer.title(), () -> test.accept(answer)));
    }

    final Watched watched(String events) {
        return Watched.of(dialect(), streamed()).look(events);
    }

    private static String joined(List<String> events, int count) {
        return String.join("", events.subList(0, count));
    }

    /** Places to cut at: all of them, or fifty where there are many. */
    static Stream<Integer> cuts(int length) {
        int step = length > 2000 ? length / 50 : 1;
        return Stream.iterate(0, at -> at < length, at -> at + step);
    }

    @Nested
    class AWholeAnswer {
        @TestFactory
        Stream<DynamicTest> isComplete() {
            return eachAnswer(answer -> {
                Watched watched = Watched.of(dialect(), whole());
                watched.look(TestFrame.whole(fake().whole(answer)));
                assertThat(watched.said(Signals.CONTENT)).as("CONTENT").isTrue();
                assertThat(watched.said(Signals.END)).as("END").isTrue();
                assertThat(watched.passes()).as("complete()").isTrue();
                assertUsage(watched.watch.usage(), answer.usage());
            });
        }

        @TestFactory
        Stream<DynamicTest> isNeverCompleteWhenItIsCutAtAnyByte() {
            return eachAnswer(answer -> {
                TestFrame frame = TestFrame.whole(fake().whole(answer));
                cuts(frame.dataEnd()).forEach(at -> {
                    Watched watched = Watched.of(dialect(), whole());
                    watched.look(frame.cut(at));
                    assertThat(watched.passes())
                            .as("complete after " + at + " bytes")
                            .isFalse();
                });
            });
        }

        @Test
        void isNoAnswerWhenItIsEmptyOrOfAnotherForm() {
            for (String body : List.of("", "{}", "[]", "null", "7", "\"text\"", "<html>busy</html>", "{\"a\":1}")) {
                Watched watched = Watched.of(dialect(), whole());
                watched.look(TestFrame.whole(body));
                assertThat(watched.passes()).as("complete with " + body).isFalse();
            }
        }

        @Test
        void mayBeAFailure() {
            Watched watched = Watched.of(dialect(), whole());
            watched.look(TestFrame.whole(fake().error("server_error", "busy", "Try later.")));
            assertThat(watched.said(Signals.ERROR)).as("ERROR").isTrue();
            assertThat(watched.watch.error()).isNotNull();
            assertThat(watched.watch.complete()).isFalse();
        }
    }

    @Nested
    class AStream {
        @TestFactory
        Stream<DynamicTest> isComplete() {
            return eachAnswer(answer -> {
                Watched watched = watched(String.join("", fake().stream(answer)));
                assertThat(watched.said(Signals.CONTENT)).as("CONTENT").isTrue();
                assertThat(watched.said(Signals.FINISH)).as("FINISH").isTrue();
                assertThat(watched.said(Signals.END) || !knowsItsEnd())
                        .as("END")
                        .isTrue();
                assertThat(watched.passes()).as("complete()").isTrue();
                assertUsage(watched.watch.usage(), answer.usage());
            });
        }

        @TestFactory
        Stream<DynamicTest> isNeverCompleteBeforeItsLastEvent() {
            return eachAnswer(answer -> {
                List<String> events = fake().stream(answer);
                Watched watched = Watched.of(dialect(), streamed());
                for (String event : events.subList(0, events.size() - 1)) {
                    assertThat(watched.passes()).as("complete before " + event).isFalse();
                    watched.look(event);
                }
                assertThat(watched.passes()).as("complete without its mark").isFalse();
            });
        }

        @TestFactory
        Stream<DynamicTest> isNeverCompleteWhenAnEventIsCutAtAnyByte() {
            FakeAnswer answer = FakeAnswer.of("", "Hello", " \u00E9");
            List<String> events = fake().stream(answer);
            return Stream.iterate(0, i -> i < events.size() - 1, i -> i + 1)
                    .map(i -> dynamicTest(Wire.title(events.get(i)), () -> {
                        TestFrame frame = frame(events.get(i));
                        for (int at = 0; at < frame.dataEnd() - frame.dataStart(); at++) {
                            Watched watched = watched(joined(events, i));
                            watched.look(frame.cut(at));
                            assertThat(watched.passes())
                                    .as("complete after " + at + " bytes")
                                    .isFalse();
                        }
                    }));
        }

        @TestFactory
        Stream<DynamicTest> isReadAlikeWhereverItsFramesLie() {
            return eachAnswer(answer -> {
                Watched together = watched(String.join("", fake().stream(answer)));
                Watched apart = Watched.of(dialect(), streamed());
                fake().stream(answer).forEach(event -> apart.look(frame(event).moved(1000)));
                assertThat(apart.signals).isEqualTo(together.signals);
                assertThat(apart.passes()).isTrue();
            });
        }

        @TestFactory
        Stream<DynamicTest> mayHaveMembersAndEventsOfLater() {
            return eachAnswer(answer -> {
                Watched watched = Watched.of(dialect(), streamed());
                String start = lines() ? "{" : "data: {";
                String later = lines() ? "{\"type\":\"later\"}\n" : "event: later\ndata: {\"type\":\"later\"}\n\n";
                for (String event : fake().stream(answer)) {
                    assertThat(watched.look(frame(later)))
                            .as("signals of an event of later")
                            .isEqualTo(Signals.NONE);
                    String more = start + "\"x_later\":{\"a\":[1,\"}\"]},";
                    watched.look(event.replaceFirst(Pattern.quote(start), Matcher.quoteReplacement(more)));
                }
                assertThat(watched.said(Signals.CONTENT)).isTrue();
                assertThat(watched.passes()).isTrue();
                assertUsage(watched.watch.usage(), answer.usage());
            });
        }

        @Test
        void begunWithItsContentAndNotBefore() {
            List<String> events = fake().stream(FakeAnswer.of("", "Hello"));
            Watched watched = Watched.of(dialect(), streamed());
            boolean seen = false;
            for (String event : events) {
                boolean content = (watched.look(frame(event)) & Signals.CONTENT) != 0;
                assertThat(content).as("CONTENT of " + event).isEqualTo(event.contains("Hello"));
                seen |= content;
            }
            assertThat(seen).isTrue();
        }

        @Test
        void mayHaveCommentsAndEmptyEvents() {
            assertThat(watched(lines() ? "\n\n" : TROUBLE).signals).isEqualTo(Signals.NONE);
        }

        @Test
        void isMalformedWhereItsContentCannotBeRead() {
            for (String event : fake().stream(FakeAnswer.of("", "Hello"))) {
                if (event.contains("Hello")) {
                    TestFrame frame = frame(event);
                    int half = (frame.dataEnd() - frame.dataStart()) / 2;
                    assertThat(Watched.of(dialect(), streamed()).look(frame.cut(half)))
                            .isEqualTo(Signals.MALFORMED);
                }
            }
        }

        @Test
        void isNoAnswerWhenItIsEmptyOrOfTheMarkAlone() {
            assertThat(Watched.of(dialect(), streamed()).passes()).isFalse();
            assertThat(watched(lines() ? "<html>\n" : "data: <html>\n\n").passes())
                    .isFalse();
        }

        @Test
        void mayBreakWithAFailure() {
            List<String> events = fake().stream(FakeAnswer.of("", "Hello"));
            for (int at = 0; at < events.size(); at++) {
                Watched watched = watched(joined(events, at));
                watched.look(fake().errorEvent("overloaded_error", "Busy."));
                assertThat(watched.said(Signals.ERROR)).as("ERROR").isTrue();
                assertThat(watched.watch.error()).isNotNull();
                watched.look(events.getLast());
                assertThat(watched.watch.complete())
                        .as("complete after a failure")
                        .isFalse();
            }
        }

        @Test
        void isMarkedWhereNothingButTheMarkIsMissing() {
            needs(DialectAbility.MARKS_END);
            List<String> events = fake().stream(FakeAnswer.of("", "Hello"));
            for (int at = 0; at < events.size(); at++) {
                if (!watched(joined(events, at)).said(Signals.FINISH)) {
                    assertThat(watched(joined(events, at)).mark())
                            .as("mark after " + at + " events")
                            .isEmpty();
                }
            }
            Watched unmarked = watched(joined(events, events.size() - 1));
            String mark = unmarked.mark();
            assertThat(unmarked.watch.complete()).isTrue();
            assertThat(watched(joined(events, events.size() - 1) + mark).passes())
                    .as("complete with the mark that was written")
                    .isTrue();
        }

        @Test
        void needsNoMarkOfUpstreamsThatHaveNone() {
            needs(DialectAbility.ENDS_WITHOUT_MARK);
            List<String> events = fake().stream(FakeAnswer.of("", "Hello"));
            Watched watched = Watched.of(dialect(), streamed().withoutEndMark());
            for (String event : events.subList(0, events.size() - 1)) {
                assertThat(watched.passes()).as("complete before " + event).isEqualTo(watched.said(Signals.FINISH));
                watched.look(event);
            }
            assertThat(watched.passes()).isTrue();
        }

        @Test
        void endsForTheClientWithAFailureThatItsApiKnows() {
            StringBuilder out = new StringBuilder();
            watched(fake().stream(FakeAnswer.of("", "Hello")).getFirst())
                    .watch
                    .fail(
                            RouterError.of(ErrorCode.STREAM_BROKEN, "broke \"off\"\n\n"),
                            (array, start, end) -> out.append(Watched.text(array, start, end)));
            assertThat(watched(out.toString()).said(Signals.ERROR))
                    .as("ERROR, when the dialect reads what it wrote: " + out)
                    .isTrue();
        }
    }

    final void assertUsage(Usage found, Usage expected) {
        assertThat(found.inputTokens()).as("tokens that went in").isEqualTo(expected.inputTokens());
        assertThat(found.outputTokens()).as("tokens that came out").isEqualTo(expected.outputTokens());
        if (abilities().contains(DialectAbility.COUNTS_CACHE)) {
            assertThat(found.cachedInputTokens()).as("tokens from a cache").isEqualTo(expected.cachedInputTokens());
        }
    }
}
