package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.embedding.EmbeddingRequest;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterException;
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
import org.junit.jupiter.api.Test;

/** Filters that refuse answers, or hold back what an upstream's failure cuts off. */
final class RefusedReplyTest {
    private static final String FIRST = "data: {\"text\":\"a\"}\n\n";
    private static final String SECOND = "data: {\"text\":\"b\"}\n\n";
    private static final String END = "data: {\"tokens\":[7,2]}\n\ndata: {\"end\":true}\n\n";

    private final ManualTime time = new ManualTime();
    private final Client client = new Client();

    /** Refuses the frame that has this in it, and holds back the last of the others until the next one comes. */
    private static final class Stages implements ReplyStages {
        private final String refused;
        private int seen;

        Stages(String refused) {
            this.refused = refused;
        }

        @Override
        public boolean none() {
            return false;
        }

        @Override
        public ReplyStage before(FrameSink out) {
            return new ReplyStage() {
                private byte[] held = new byte[0];

                @Override
                public void frame(byte[] array, int start, int end) {
                    seen++;
                    String frame = new String(array, start, end - start, UTF_8);
                    if (frame.contains(refused)) {
                        throw RouterException.of(ErrorCode.INTERNAL, "filter.test failed");
                    }
                    end();
                    held = frame.getBytes(UTF_8);
                }

                @Override
                public void end() {
                    out.frame(held, 0, held.length);
                    held = new byte[0];
                }
            };
        }
    }

    private RelayEnd relay(BytesReply reply, boolean stream, Stages stages) {
        Scene scene = new Scene().provider("one", "key").route("smart", "one/small");
        RouteCandidate candidate = Scene.candidate(scene.only("smart"), "one/small");
        Exchange exchange = new Exchange(client, "x", "r", TraceParent.of(null, new Random(1)), time.nanos());
        var request = Scene.request("{\"model\":\"smart\",\"stream\":" + stream + "}");
        var context = new RelayContext(exchange, request, candidate, reply, stages, client);
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

    private RelayEnd stream(String frames, Stages stages) {
        return relay(BytesReply.of(frames.getBytes(UTF_8), FIRST.length()), true, stages);
    }

    @Test
    void aStreamThatIsRefusedLaterTellsSo() {
        RelayEnd end = stream(FIRST + SECOND + "data: {\"text\":\"c\"}\n\n" + END, new Stages("\"c\""));

        assertThat(end)
                .isInstanceOfSatisfying(
                        RelayEnd.Refused.class,
                        refused -> assertThat(refused.error().message()).isEqualTo("filter.test failed"));
        assertThat(client.got())
                .isEqualTo(FIRST
                        + "data: {\"error\":{\"type\":\"gateway_error\",\"message\":\"filter.test failed\"}}\n\n.");
    }

    @Test
    void aStreamThatIsRefusedAtOnceLeavesTheClientToOthers() {
        assertThat(stream(FIRST + END, new Stages("\"a\""))).isInstanceOf(RelayEnd.Refused.class);
        assertThat(client.got()).isEmpty();
    }

    @Test
    void aWholeAnswerThatIsRefusedLeavesTheClientToOthers() {
        BytesReply reply = BytesReply.of("{\"text\":\"a\",\"tokens\":[7,2]}".getBytes(UTF_8), 10)
                .json();

        RelayEnd end = relay(reply, false, new Stages("\"a\""));

        assertThat(end)
                .isInstanceOfSatisfying(
                        RelayEnd.Refused.class,
                        refused -> assertThat(refused.usage().outputTokens()).isEqualTo(2));
        assertThat(client.got()).isEmpty();
    }

    @Test
    void anAnswerThatMemoryHasNoRoomForIsNoFaultOfTheUpstream() {
        byte[] large = ("{\"text\":\"" + "a".repeat(2 << 20) + "\",\"tokens\":[7,2]}").getBytes(UTF_8);

        RelayEnd end = relay(BytesReply.of(large, 1 << 16).json(), false, new Stages("never"));

        assertThat(end)
                .isInstanceOfSatisfying(
                        RelayEnd.Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo(ErrorCode.OVERLOADED));
        assertThat(client.got()).isEmpty();
    }

    @Test
    void whatIsHeldBackComesAheadOfTheErrorOfABrokenStream() {
        RelayEnd end = stream(FIRST + SECOND, new Stages("never"));

        assertThat(end)
                .isInstanceOfSatisfying(
                        RelayEnd.Broken.class,
                        broken -> assertThat(broken.failure().kind()).isEqualTo(FailureKind.TRUNCATED));
        assertThat(client.got()).startsWith(FIRST + SECOND + "data: {\"error\"").endsWith(".");
    }

    @Test
    void filtersDoNotSeeAnswersThatNobodyGets() {
        Stages stages = new Stages("never");
        BytesReply torso =
                BytesReply.of("{\"tokens\":[7,2]}".getBytes(UTF_8), 10).json();
        assertThat(relay(torso, false, stages)).isInstanceOf(RelayEnd.Failed.class);
        assertThat(stages.seen).isZero();
    }
}
