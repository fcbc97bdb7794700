package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.embedding.EmbeddingInput;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.core.body.ByteBudget;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.ReplyStages;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.scene.ManualTime;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Passage;
import io.fairlead.core.snapshot.RouteCandidate;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What vectors take while they are translated comes out of the budget that all bodies share. */
class WholeAnswerMemoryTest {
    private static final int NUMBERS = 100_000;

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
    private final AtomicLong whileWritten = new AtomicLong(-1);

    private RelayEnd relay(ByteBudget memory, String answer) {
        PlainVectors vectors = new PlainVectors(_ -> whileWritten.set(memory.used()));
        Scene scene = new Scene().provider("one", "key").route("smart", "one/small");
        RouteCandidate candidate = Scene.candidate(scene.only("smart"), "one/small");
        Exchange exchange = new Exchange(client, "x", "r", TraceParent.of(null, new Random(1)), time.nanos());
        ClientRequest plain = Scene.request("{\"model\":\"smart\"}");
        ClientRequest request = new ClientRequest(
                vectors, plain.head(), plain.body(), vectors.facts(plain.head(), plain.body()), plain.hints());
        BytesReply reply = BytesReply.of(answer.getBytes(UTF_8), 1 << 16).json();
        RelayContext context = new RelayContext(exchange, request, candidate, reply, NO_STAGES, client);
        Relays.Plan plan = new Relays.Plan(
                new Passage(vectors, true),
                () -> EmbeddingRequest.builder("m")
                        .input(EmbeddingInput.text("one"))
                        .build(),
                false,
                UnaryOperator.identity(),
                new CallHandle(),
                time.nanos(),
                Duration.ofMinutes(1));
        return new Relays(time, new Watchdog(time::nanos), memory).relay(context, plan);
    }

    @Test
    void vectorsAreCountedBeforeTheyAreWritten() {
        ByteBudget memory = new ByteBudget(64 << 20);

        assertThat(relay(memory, Integer.toString(NUMBERS))).isInstanceOf(RelayEnd.Whole.class);
        assertThat(client.got()).isEqualTo(NUMBERS + ".");
        assertThat(whileWritten).hasValueGreaterThan(20L * NUMBERS);
        assertThat(memory.used()).as("left behind").isZero();
    }

    @Test
    void vectorsThatWouldTakeTooMuchAreNotWritten() {
        ByteBudget memory = new ByteBudget(1 << 20);

        assertThat(relay(memory, Integer.toString(NUMBERS)))
                .isInstanceOfSatisfying(
                        RelayEnd.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(ErrorCode.OVERLOADED));
        assertThat(whileWritten).hasValue(-1);
        assertThat(client.got()).isEmpty();
        assertThat(memory.used()).as("left behind").isZero();
    }

    @Test
    void whatAnAnswerIsReadIntoIsCountedByItsLength() {
        int length = 200_000;
        ByteBudget memory = new ByteBudget(64 << 20);

        assertThat(relay(memory, " ".repeat(length - 1) + "1")).isInstanceOf(RelayEnd.Whole.class);
        assertThat(whileWritten).hasValueGreaterThan(2L * length);
    }
}
