package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterFactory;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.Verdict;
import io.fairlead.api.filter.View;
import io.fairlead.api.http.RequestHead;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.RecordedFrameEdit;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestHeaders;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The part of {@link FilterKit} that is about all views but text. */
abstract class FilterViews extends Kit<FilterAbility> {
    FilterViews() {}

    @Override
    protected abstract FilterFactory factory();

    /** All of them, unless overridden. */
    @Override
    protected Set<FilterAbility> abilities() {
        return Set.of(FilterAbility.values());
    }

    /** Texts that the filter must not touch, in requests as in answers. */
    protected List<String> plainTexts() {
        return List.of("", "Hello", "What is the weather in Oslo today?", "1, 2, 3 \uD83D\uDE00 \u00E9\u00E8");
    }

    /** Heads that a filter with the view head refuses. */
    protected List<RequestHead> refusedHeads() {
        return List.of();
    }

    /** Heads that a filter with the view head lets pass. */
    protected List<RequestHead> passedHeads() {
        return List.of();
    }

    Filter filter() {
        return factory().create(context());
    }

    FilterPass open() {
        return filter().open(TestExchange.chat());
    }

    void needs(View view) {
        if (!filter().views().contains(view)) {
            abort("the filter does not declare the view " + view);
        }
    }

    @Nested
    class Heads {
        @Test
        void areRefusedAsTheExamplesSay() {
            needs(View.HEAD);
            assertThat(refusedHeads())
                    .allSatisfy(head -> assertThat(verdict(head).error()).isPresent());
            assertThat(passedHeads())
                    .allSatisfy(head -> assertThat(verdict(head).error()).isEmpty());
        }

        @Test
        void mayHaveNoFieldsAtAll() {
            needs(View.HEAD);
            assertThat(verdict(TestRequest.get("/"))).isNotNull();
            assertThat(verdict(TestRequest.get("").withQuery("%zz&=&"))).isNotNull();
        }

        @Test
        void ofAnswersKeepWhatTheHostWrites() {
            needs(View.HEAD);
            for (int status : List.of(200, 204, 302, 404, 503, 599)) {
                TestHeaders headers = TestHeaders.of("content-type", "text/plain", "content-length", "3");
                open().replyHead(TestReply.of(status), headers);
                assertThat(headers.all("content-length")).containsExactly("3");
                assertThat(headers.lines().toString().toLowerCase(Locale.ROOT))
                        .doesNotContain("transfer-encoding", "connection:");
            }
        }

        private Verdict verdict(RequestHead head) {
            TestExchange exchange = TestExchange.of(head);
            return filter().open(exchange).head(exchange);
        }
    }

    @Nested
    class Bytes {
        @TestFactory
        Stream<DynamicTest> ofARequestAreEditedWithinItsBounds() {
            needs(View.BYTES);
            return Stream.concat(Wire.jsonBodies(), Wire.opaqueBodies())
                    .map(body -> dynamicTest(body.text().isEmpty() ? "an empty body" : Wire.title(body.text()), () -> {
                        RecordedBodyEdit edit = RecordedBodyEdit.of(body);
                        assertThat(open().bytes(edit)).isNotNull();
                        Wire.assertWithin(edit, body);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> ofAFrameAreTheSameWhereverItLies() {
            needs(View.BYTES);
            return Wire.frames()
                    .map(frame -> dynamicTest(Wire.title(frame.text()), () -> {
                        byte[] before = frame.array().clone();
                        String once = edited(frame);
                        assertThat(edited(frame.moved(0))).isEqualTo(once);
                        assertThat(edited(frame.moved(1000))).isEqualTo(once);
                        assertThat(frame.array()).as("the host's buffer").isEqualTo(before);
                    }));
        }

        private String edited(TestFrame frame) {
            RecordedFrameEdit edit = new RecordedFrameEdit();
            open().replyFrame(frame, edit);
            return edit.data(frame);
        }
    }

    @Nested
    class TheNeutralModel {
        @Test
        void isHandedOn() {
            needs(View.NEUTRAL);
            ChatRequest request = Neutral.request();
            ChatRequest passed = open().request(request);
            assertThat(passed.model()).isEqualTo(request.model());
            assertThat(open().request(ChatRequest.builder("smart").build())).isNotNull();
        }

        @Test
        void keepsPartsOfLater() {
            needs(View.NEUTRAL);
            needs(FilterAbility.PASSES_THE_UNKNOWN);
            assertThat(open().request(Neutral.request()).messages().stream()
                            .flatMap(message -> message.parts().stream()))
                    .contains(Neutral.UNKNOWN_PART, Neutral.PART_OF_LATER);
        }

        @Test
        void keepsEventsOfLater() {
            needs(View.NEUTRAL);
            needs(FilterAbility.PASSES_THE_UNKNOWN);
            assertThat(events(Neutral.events("Hello"))).contains(Neutral.EVENT_OF_LATER);
        }

        @Test
        void endsWhenTheAnswerEnds() {
            needs(View.NEUTRAL);
            List<ChatEvent> events = events(Neutral.events("Hello"));
            assertThat(events.getLast()).isInstanceOf(ChatEvent.Ended.class);
            assertThat(events).filteredOn(ChatEvent.Finished.class::isInstance).hasSize(1);
        }

        @TestFactory
        Stream<DynamicTest> hasTheSameTextHoweverTheStreamIsCut() {
            needs(View.NEUTRAL);
            needs(FilterAbility.CUTS_DO_NOT_MATTER);
            return plainTexts().stream()
                    .map(text -> dynamicTest("'" + text + "'", () -> {
                        String once = Neutral.text(events(Neutral.events(text)));
                        for (List<String> pieces : Texts.cuts(text).toList()) {
                            assertThat(Neutral.text(events(Neutral.events(pieces.toArray(String[]::new)))))
                                    .isEqualTo(once);
                        }
                    }));
        }

        private List<ChatEvent> events(List<ChatEvent> events) {
            FilterPass pass = open();
            pass.request(Neutral.request());
            List<ChatEvent> out = new ArrayList<>();
            events.forEach(event -> pass.replyEvent(event, out::add));
            return out;
        }
    }
}
