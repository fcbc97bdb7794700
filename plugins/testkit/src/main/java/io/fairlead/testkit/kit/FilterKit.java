package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.TextPiece;
import io.fairlead.api.filter.View;
import io.fairlead.testkit.TestPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a filter to its contract, in the views that it declares; scenarios of other views are skipped. Extend it, name the
 * factory and give examples of what the filter does: a kit cannot know them. Each scenario opens passes of its own; one of
 * them calls the filter from eight threads.
 */
public abstract class FilterKit extends FilterViews {
    /** For subclasses. */
    protected FilterKit() {}

    /** What the filter makes of texts, for filters with the view text. */
    protected List<FilterExample> examples() {
        return List.of();
    }

    /** A pass that has seen the request of an example. */
    private static FilterPass asked(FilterPass pass, FilterExample example) {
        TestPiece piece = TestPiece.whole(TextKind.TEXT, TextRole.USER, example.asked());
        pass.text(piece);
        assertThat(piece.result()).as("what goes upstream").isEqualTo(example.passed());
        return pass;
    }

    private static String request(FilterPass pass, TextKind kind, TextRole role, String text) {
        TestPiece piece = TestPiece.whole(kind, role, text);
        pass.text(piece);
        return piece.result();
    }

    @Nested
    class ItsViews {
        private static final Set<View> KNOWN = Set.of(View.HEAD, View.BYTES, View.TEXT, View.NEUTRAL);

        @Test
        void areOnesThatTheHostKnows() {
            assertThat(filter().views()).isNotEmpty().isSubsetOf(KNOWN);
        }

        @Test
        void areTheSameAtEachCall() {
            Filter filter = filter();
            Set<View> once = Set.copyOf(filter.views());
            filter.open(TestExchange.chat()).close();
            assertThat(filter.views()).isEqualTo(once);
            assertThat(filter.mandatory()).isEqualTo(filter.mandatory());
        }

        @Test
        void areTriedWithExamples() {
            needs(View.TEXT);
            assertThat(examples()).as("examples()").isNotEmpty();
        }
    }

    @Nested
    class TheTextOfARequest {
        @TestFactory
        Stream<DynamicTest> becomesWhatTheExamplesSay() {
            needs(View.TEXT);
            return examples().stream().map(example -> dynamicTest(example.title(), () -> asked(open(), example)));
        }

        @TestFactory
        Stream<DynamicTest> staysAsItIsWhereThereIsNothingToDo() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            return plainTexts().stream()
                    .map(text -> dynamicTest("'" + text + "'", () -> {
                        assertThat(request(open(), TextKind.TEXT, TextRole.USER, text))
                                .isEqualTo(text);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> mayBeOdd() {
            needs(View.TEXT);
            return Texts.odd()
                    .map(odd -> dynamicTest(odd.describe(), () -> {
                        String once = request(open(), TextKind.TEXT, TextRole.USER, odd.text());
                        assertThat(request(open(), TextKind.TEXT, TextRole.USER, odd.text()))
                                .isEqualTo(once);
                    }));
        }

        @Test
        void mayBeHuge() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            String huge = Texts.plain(1_000_000);
            assertThat(request(open(), TextKind.TEXT, TextRole.USER, huge)).isEqualTo(huge);
        }

        @Test
        void mayBeOfAKindAndARoleOfLater() {
            needs(View.TEXT);
            FilterPass pass = open();
            request(pass, TextKind.of("dream"), TextRole.of("narrator"), "{\"a\":1}");
            request(pass, TextKind.TOOL_ARGUMENTS, TextRole.ASSISTANT, "{\"a\":");
            request(pass, TextKind.TOOL_RESULT, TextRole.TOOL, "");
            assertThat(pass.textEnd()).isNotNull();
        }

        @Test
        void mayBeMissing() {
            needs(View.TEXT);
            FilterPass pass = open();
            assertThat(pass.textEnd().error()).isEmpty();
            pass.close();
        }
    }

    @Nested
    class TheTextOfAnAnswer {
        @TestFactory
        Stream<DynamicTest> becomesWhatTheExamplesSayHoweverItIsCut() {
            needs(View.TEXT);
            needs(FilterAbility.CUTS_DO_NOT_MATTER);
            return examples().stream()
                    .map(example -> dynamicTest(
                            example.title(),
                            () -> assertThat(Texts.cuts(example.answered()))
                                    .allSatisfy(pieces -> assertThat(
                                                    TextChannels.stream(asked(open(), example), TextKind.TEXT, pieces))
                                            .isEqualTo(example.received()))));
        }

        @TestFactory
        Stream<DynamicTest> staysAsItIsWhereThereIsNothingToDo() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            return afterEachExample((pass, name) -> plainTexts().forEach(text -> {
                for (List<String> pieces : Texts.cuts(text).toList()) {
                    assertThat(TextChannels.stream(pass, TextKind.TEXT, pieces)).isEqualTo(text);
                }
            }));
        }

        @TestFactory
        Stream<DynamicTest> isTheSameWholeAndCharByChar() {
            needs(View.TEXT);
            needs(FilterAbility.CUTS_DO_NOT_MATTER);
            return Texts.odd()
                    .map(odd -> dynamicTest(odd.describe(), () -> {
                        String whole = TextChannels.stream(afterAll(), TextKind.TEXT, List.of(odd.text()));
                        assertThat(TextChannels.stream(afterAll(), TextKind.TEXT, Texts.characters(odd.text())))
                                .isEqualTo(whole);
                    }));
        }

        @Test
        void isHeldBackNoFurtherThanAllowed() {
            needs(View.TEXT);
            TextChannels channels = new TextChannels(afterAll(), TextKind.TEXT);
            for (String piece : Texts.plain(50_000).split("(?<=,)")) {
                channels.piece(0, piece);
                assertThat(channels.held(0)).hasSizeLessThanOrEqualTo(TextPiece.LONGEST_HOLD);
            }
        }

        @Test
        void isOfSeveralChannelsThatDoNotMix() {
            needs(View.TEXT);
            for (FilterExample example : examples()) {
                TextChannels channels = new TextChannels(asked(open(), example), TextKind.TEXT);
                for (String piece : Texts.characters(example.answered())) {
                    channels.piece(7, piece);
                    channels.piece(-1, piece);
                }
                channels.close(7);
                channels.close(-1);
                assertThat(channels.client(7)).isEqualTo(example.received());
                assertThat(channels.client(-1)).isEqualTo(example.received());
            }
        }

        @Test
        void goesOnAfterTheHostCouldWaitNoLonger() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            TextChannels channels = new TextChannels(afterAll(), TextKind.TEXT);
            for (String piece : Texts.characters(Texts.plain(500))) {
                channels.piece(0, piece);
                channels.close(0);
            }
            assertThat(channels.client(0)).isEqualTo(Texts.plain(500));
        }

        @Test
        void mayBeHuge() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            String huge = Texts.plain(1_000_000);
            assertThat(TextChannels.stream(afterAll(), TextKind.TEXT, List.of(huge)))
                    .isEqualTo(huge);
        }

        @Test
        void mayBeOfAKindOfLater() {
            needs(View.TEXT);
            needs(FilterAbility.LEAVES_PLAIN_TEXT);
            for (String kind : List.of("dream", "thinking", "tool-arguments", "refusal")) {
                assertThat(TextChannels.stream(afterAll(), TextKind.of(kind), List.of("pl", "ain")))
                        .isEqualTo("plain");
            }
        }

        private FilterPass afterAll() {
            FilterPass pass = open();
            examples().forEach(example -> request(pass, TextKind.TEXT, TextRole.USER, example.asked()));
            return pass;
        }

        private Stream<DynamicTest> afterEachExample(BiConsumer<FilterPass, String> test) {
            return examples().stream()
                    .map(example -> dynamicTest("after '" + example.asked() + "'", () -> {
                        test.accept(asked(open(), example), example.asked());
                    }));
        }
    }

    @Nested
    class Passes {
        private static final int THREADS = 8;

        @Test
        void leaveNothingToOthersOfTheSameFilter() {
            needs(View.TEXT);
            Filter filter = filter();
            for (FilterExample example : examples()) {
                asked(filter.open(TestExchange.chat()), example).close();
                String fresh = TextChannels.stream(open(), TextKind.TEXT, List.of(example.answered()));
                assertThat(TextChannels.stream(
                                filter.open(TestExchange.chat()), TextKind.TEXT, List.of(example.answered())))
                        .isEqualTo(fresh);
            }
        }

        @Test
        void doNotDisturbEachOther() {
            needs(View.TEXT);
            Filter filter = filter();
            List<TextChannels> all = new ArrayList<>();
            for (FilterExample example : examples()) {
                all.add(new TextChannels(asked(filter.open(TestExchange.chat()), example), TextKind.TEXT));
            }
            for (int i = 0; i < all.size(); i++) {
                for (String piece : Texts.characters(examples().get(i).answered())) {
                    all.get(i).piece(0, piece);
                    all.get((i + 1) % all.size()).piece(1, piece);
                }
            }
            for (int i = 0; i < all.size(); i++) {
                all.get(i).close(0);
                assertThat(all.get(i).client(0)).isEqualTo(examples().get(i).received());
            }
        }

        @Test
        void mayBeClosedAtOnce() {
            for (int i = 0; i < 100; i++) {
                open().close();
            }
        }

        @Test
        void mayRunInManyThreads() throws InterruptedException, ExecutionException {
            needs(View.TEXT);
            Filter filter = filter();
            try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
                List<Future<?>> runs = new ArrayList<>();
                for (int i = 0; i < 200; i++) {
                    FilterExample example = examples().get(i % examples().size());
                    runs.add(threads.submit(() -> assertThat(TextChannels.stream(
                                    asked(filter.open(TestExchange.chat()), example),
                                    TextKind.TEXT,
                                    Texts.characters(example.answered())))
                            .isEqualTo(example.received())));
                }
                for (Future<?> run : runs) {
                    run.get();
                }
            }
        }
    }
}
