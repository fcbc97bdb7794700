package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.ReplyStages;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.PlainDialect;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a stream ends: at the mark of its end, whatever the upstream does with the body then. */
final class StreamEndTest {
    private static final String ANSWER =
            "data: {\"text\":\"a\"}\n\ndata: {\"text\":\"b\"}\n\ndata: {\"tokens\":[7,2]}\n\ndata: {\"end\":true}\n\n";
    private static final ReplyStages NO_STAGES = new ReplyStages() {
        @Override
        public boolean none() {
            return true;
        }

        @Override
        public ReplyStage before(FrameSink out) {
            throw new AssertionError("found stages asked for, expected none");
        }
    };

    private final ManualTime time = new ManualTime();
    private final Client client = new Client();

    private @Nullable Exchange exchange;

    private RelayEnd relay(BytesReply reply) {
        Scene scene = new Scene().provider("one", "key").route("smart", "one/small");
        RouteCandidate candidate = Scene.candidate(scene.only("smart"), "one/small");
        exchange = new Exchange(client, "x", "r", TraceParent.of(null, new Random(1)), time.nanos());
        var request = Scene.request("{\"model\":\"smart\",\"stream\":true}");
        var context = new RelayContext(exchange, request, candidate, reply, NO_STAGES, client);
        var plan = new Relays.Plan(
                Objects.requireNonNull(candidate.passage(PlainDialect.PLAIN.id())),
                () -> EmbeddingRequest.builder("").build(),
                false,
                UnaryOperator.identity(),
                new CallHandle(),
                time.nanos(),
                Duration.ofMinutes(1));
        return new Relays(time, new Watchdog(time::nanos), new ByteBudget(1 << 20)).relay(context, plan);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void nothingIsReadBehindTheMarkOfTheEnd(int piece) {
        BytesReply reply = BytesReply.of(ANSWER.getBytes(UTF_8), piece).thenSilent();

        assertThat(relay(reply))
                .isInstanceOfSatisfying(
                        RelayEnd.Whole.class,
                        whole -> assertThat(whole.usage().outputTokens()).isEqualTo(2));
        assertThat(client.got()).isEqualTo(ANSWER + ".");
        assertThat(reply.endLeft()).as("its connection may be kept").isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 1000})
    void whatComesBehindTheMarkIsNotTheClients(int piece) {
        BytesReply reply = BytesReply.of((ANSWER + "data: {\"text\":\"more\"}\n\n").getBytes(UTF_8), piece);

        assertThat(relay(reply)).isInstanceOf(RelayEnd.Whole.class);
        assertThat(client.got()).isEqualTo(ANSWER + ".");
    }

    @Test
    void anEndWithoutTheMarkIsNone() {
        BytesReply reply = BytesReply.of("data: {\"text\":\"a\"}\n\n".getBytes(UTF_8), 9);

        assertThat(relay(reply)).isInstanceOf(RelayEnd.Broken.class);
        assertThat(reply.endLeft()).isFalse();
    }

    private boolean endAdded() {
        return Objects.requireNonNull(exchange).endIsOurs();
    }

    @Test
    void aMarkThatIsAllThatIsMissingIsWritten() {
        String unmarked = "data: {\"text\":\"a\"}\n\ndata: {\"finish\":1}\n\n";

        assertThat(relay(BytesReply.of(unmarked.getBytes(UTF_8), 9))).isInstanceOf(RelayEnd.Whole.class);
        assertThat(client.got()).isEqualTo(unmarked + "data: {\"end\":1}\n\n.");
        assertThat(endAdded()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data: {\"text\":\"a\"}\n\n",
                "data: {\"text\":\"a\"}\n\ndata: {\"finish\":1}",
                "data: {\"text\":\"a\"}\n\ndata: {\"finish\":1}\n",
                "data: {\"text\":\"a\"}\n\ndata: {\"finish\":1}\n\ndata: {\"to",
                "data: {\"text\":\"a\"}\n\ndata: {\"text\n\ndata: {\"finish\":1}\n\n"
            })
    void noMarkIsWrittenWhereSomethingElseMayBeMissing(String torso) {
        assertThat(relay(BytesReply.of(torso.getBytes(UTF_8), 9))).isInstanceOf(RelayEnd.Broken.class);
        assertThat(client.got()).contains("\"error\"").doesNotContain("\"end\"");
        assertThat(endAdded()).isFalse();
    }

    @Test
    void noMarkIsWrittenWhereTheConnectionMayHaveBroken() {
        String unmarked = "data: {\"text\":\"a\"}\n\ndata: {\"finish\":1}\n\n";

        assertThat(relay(BytesReply.of(unmarked.getBytes(UTF_8), 9).undelimited()))
                .isInstanceOf(RelayEnd.Broken.class);
        assertThat(endAdded()).isFalse();
    }
}
