package io.fairlead.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonSyntaxException;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Rubbish for every codec. What it cannot read it refuses in the words of the contract; nothing else is thrown, nothing
 * hangs, nothing grows out of proportion. {@code -Dfuzz.seconds=600 -Dfuzz.seed=1} tries for longer, and again.
 */
final class RubbishTest {
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 2));
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final int MOST_EVENTS = 10_000;

    private final Random random = new Random(SEED);
    private final Mutation mutation = new Mutation(random);

    static List<ChatDialect> codecs() {
        return Codecs.all();
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void inRequestsIsRefused(ChatDialect dialect) {
        Samples samples = Samples.of(dialect.id().name());
        int read = 0;
        int refused = 0;
        for (long end = System.nanoTime() + TIME.toNanos(); System.nanoTime() < end; ) {
            String sample =
                    samples.all().get(random.nextInt(samples.all().size())).with();
            String rubbish = mutation.of(sample);
            long began = System.nanoTime();
            try {
                request(dialect, samples.path(), rubbish);
                read++;
            } catch (RouterException | IllegalArgumentException | ArithmeticException expected) {
                refused++;
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("from " + rubbish, thrown);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).as(rubbish).isLessThan(LONGEST);
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static void request(ChatDialect dialect, String path, String rubbish) {
        HeapBody body;
        try {
            body = HeapBody.json(rubbish, dialect.probes());
        } catch (JsonSyntaxException noJson) {
            throw new IllegalArgumentException(noJson);
        }
        TestRequest head = TestRequest.post(path).withParameters(Map.of("model", Samples.MODEL));
        RequestFacts facts = dialect.facts(head, body);
        ChatRequest request = dialect.decode(head, body, (lost, reason) -> {});
        dialect.text(body, (from, to, channel, kind, role) -> {});
        dialect.encode(request, TestTarget.of(TestDeployment.of("p", "m"), facts), (lost, reason) -> {});
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void inAnswersIsReportedAsSuch(ChatDialect dialect) {
        List<String> whole = Replies.of(dialect, TestOptions.whole(facts(false)));
        List<String> stream = Replies.of(dialect, TestOptions.sse(facts(true)));
        for (long end = System.nanoTime() + TIME.toNanos(); System.nanoTime() < end; ) {
            boolean streamed = random.nextBoolean();
            List<String> frames = new ArrayList<>(streamed ? stream : whole);
            int place = random.nextInt(frames.size());
            frames.set(place, mutation.of(frames.get(place)));
            long began = System.nanoTime();
            try {
                reply(dialect, frames, streamed);
            } catch (RuntimeException | StackOverflowError thrown) {
                fail("from " + String.join("", frames), thrown);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began))
                    .as(String.join("", frames))
                    .isLessThan(LONGEST);
        }
    }

    private static RequestFacts facts(boolean stream) {
        return RequestFacts.builder(Operation.CHAT, "m").stream(stream)
                .usageWanted(true)
                .build();
    }

    private static void reply(ChatDialect dialect, List<String> frames, boolean streamed) {
        TestOptions options = streamed ? TestOptions.sse(facts(true)) : TestOptions.whole(facts(false));
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = dialect.reader(options);
        for (String text : frames) {
            TestFrame frame = streamed ? TestFrame.data(oneLine(text)) : TestFrame.whole(text);
            try {
                reader.frame(frame, events::add);
            } catch (IllegalArgumentException malformed) {
                // What the host counts.
            }
            dialect.text(frame, (from, to, channel, kind, role) -> {});
        }
        reader.end(events::add);
        dialect.readError(TestReply.json(), Slice.utf8(String.join("", frames)));
        assertThat(events).hasSizeLessThan(MOST_EVENTS);
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
