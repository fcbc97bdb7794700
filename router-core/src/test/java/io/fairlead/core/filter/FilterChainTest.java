package io.fairlead.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatEvent.TextDelta;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.snapshot.FilterUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class FilterChainTest {
    private final List<String> log = new ArrayList<>();

    private final class Logging implements FilterPass {
        private final String name;

        Logging(String name) {
            this.name = name;
        }

        @Override
        public Verdict head(ExchangeInfo exchange) {
            log.add(name + " head");
            return Verdict.PROCEED;
        }

        @Override
        public void replyHead(ReplyHead head, Headers.Edit headers) {
            log.add(name + " reply head");
        }

        @Override
        public void close() {
            log.add(name + " closed");
            throw new IllegalStateException("as the test wants it");
        }
    }

    @Test
    void requestsGoDownAndAnswersUp() {
        FilterUse a = TestFilter.use(View.HEAD, new Logging("a"));
        FilterUse b = TestFilter.mandatory(View.HEAD, new Logging("b"));
        try (FilterChain chain = Chains.open(a, b)) {
            chain.request(Chains.request("{}"), new Chains.About());
            chain.replyHead(new ReplyLines(200, new HeaderLines()), new HeaderLines());
        }
        assertThat(log).containsExactly("a head", "b head", "b reply head", "a reply head", "a closed", "b closed");
        assertThat(a.failures().sum() + b.failures().sum()).isEqualTo(2);
    }

    private record ReplyLines(int status, HeaderLines headers) implements ReplyHead {}

    @Test
    void filtersThatWereOpenedAreClosedWhenAnotherCannotBe() {
        FilterUse opened = TestFilter.use(View.HEAD, new Logging("a"));
        assertThatThrownBy(() -> Chains.open(opened, unopenable(true)))
                .isInstanceOfSatisfying(
                        RouterException.class, e -> assertThat(e.error().code()).isEqualTo(ErrorCode.INTERNAL));
        assertThat(log).containsExactly("a closed");
    }

    @Test
    void aFilterThatCannotBeOpenedIsPassedOver() {
        FilterUse broken = unopenable(false);
        assertThat(Chains.request("{\"0\":\"a\"}", broken)).isEqualTo("{\"0\":\"a\"}");
        assertThat(broken.failures().sum()).isEqualTo(1);
    }

    private static FilterUse unopenable(boolean mandatory) {
        Filter filter = new Filter() {
            @Override
            public Set<View> views() {
                return Set.of(View.TEXT);
            }

            @Override
            public FilterPass open(ExchangeInfo exchange) {
                throw new IllegalStateException("as the test wants it");
            }

            @Override
            public boolean mandatory() {
                return mandatory;
            }
        };
        return new FilterUse("filter.broken", filter, Set.of(View.TEXT), new LongAdder());
    }

    @Test
    void onlyFiltersOfFramesStandInTheWayOfFrames() {
        FilterPass any = new FilterPass() {};
        assertThat(Chains.open(TestFilter.use(View.HEAD, any)).none()).isTrue();
        assertThat(Chains.open(TestFilter.use(View.NEUTRAL, any)).none()).isTrue();
        assertThat(Chains.open(TestFilter.use(View.TEXT, any)).none()).isFalse();
        assertThat(Chains.open(TestFilter.use(View.BYTES, any)).none()).isFalse();
        assertThat(Chains.open(TestFilter.use(View.NEUTRAL, any)).neutral()).isTrue();
        assertThat(Chains.open(TestFilter.use(View.TEXT, any)).neutral()).isFalse();
    }

    private static FilterUse events(BiConsumer<ChatEvent, Consumer<ChatEvent>> look) {
        return TestFilter.use(View.NEUTRAL, new FilterPass() {
            @Override
            public void replyEvent(ChatEvent event, Consumer<ChatEvent> out) {
                look.accept(event, out);
            }
        });
    }

    private static FilterUse adding(String suffix) {
        return events((event, out) -> {
            if (event instanceof TextDelta delta) {
                out.accept(text(delta.text() + suffix));
                out.accept(text("|"));
            }
        });
    }

    private static ChatEvent text(String text) {
        return ChatEvent.text(0, text);
    }

    private static String said(ChatEvent event, FilterUse... filters) {
        StringBuilder said = new StringBuilder();
        Chains.open(filters)
                .events(out -> said.append(out instanceof TextDelta delta ? delta.text() : "?"))
                .accept(event);
        return said.toString();
    }

    @Test
    void theLastFilterSeesEventsFirst() {
        assertThat(said(text("x"), adding("a"), adding("b"))).isEqualTo("xba||a|");
    }

    @Test
    void anEventThatAFilterFailsAtGoesOnOnce() {
        FilterUse failing = events((event, out) -> {
            out.accept(text("half"));
            throw new IllegalStateException("as the test wants it");
        });
        assertThat(said(text("x"), failing)).isEqualTo("x");
        assertThat(failing.failures().sum()).isEqualTo(1);
    }

    /** The failure of what comes behind a filter was once counted against it, and the event given twice. */
    @Test
    void aFilterIsNotBlamedForWhatComesBehindIt() {
        FilterUse passing = events((event, out) -> out.accept(event));
        List<ChatEvent> given = new ArrayList<>();
        Consumer<ChatEvent> chain = Chains.open(passing, passing).events(event -> {
            given.add(event);
            throw new IllegalStateException("the writer failed");
        });
        assertThatThrownBy(() -> chain.accept(text("x"))).hasMessage("the writer failed");
        assertThat(given).hasSize(1);
        assertThat(passing.failures().sum()).isZero();
    }
}
