package io.fairlead.core.attempt;

import static io.fairlead.core.scene.Scene.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.provider.Attempt;
import io.fairlead.api.provider.FinalCall;
import io.fairlead.api.provider.LocalProvider;
import io.fairlead.api.provider.ReplySink;
import io.fairlead.core.body.Splice;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.ClientRequest;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.scene.PlainDialect;
import io.fairlead.core.scene.PlainProvider;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Deadlines;
import io.fairlead.core.upstream.Deadlines.Phase;
import io.fairlead.core.upstream.UpstreamException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalReplyTest {
    private static final Duration SHORT = Duration.ofMillis(30);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Gives its head, or not, and falls silent until it is told that nobody waits any more. */
    private static final class Silent extends PlainProvider implements LocalProvider {
        private final boolean head;
        private final CountDownLatch cancelled = new CountDownLatch(1);

        Silent(boolean head) {
            super("nowhere.test");
            this.head = head;
        }

        @Override
        public void answer(Attempt attempt, FinalCall call, ReplySink sink) throws IOException {
            if (head) {
                sink.head(200, Map.of());
            }
            try {
                sink.pause(LONG);
            } catch (IOException e) {
                cancelled.countDown();
                throw e;
            }
        }
    }

    private static LocalReply reply(Deadlines deadlines) {
        return new LocalReply(new CallHandle(), TimeSource.system(), deadlines, Blame.NONE);
    }

    private static void start(LocalReply reply, LocalProvider provider) throws IOException {
        ClientRequest request = request("{\"model\":\"m\"}");
        var deployment = Scene.candidate(
                        new Scene().provider("a").route("r", "a/m").only("r"), "a/m")
                .deployment();
        reply.start(
                provider,
                new AttemptValue(
                        "a",
                        1,
                        deployment,
                        PlainDialect.PLAIN.id(),
                        request.facts(),
                        request.head(),
                        false,
                        false,
                        false),
                new CallDraft("/", new HeaderLines(), Splice.of(request.body()), (path, reason) -> {}));
    }

    private static void assertPassed(UpstreamException failure, Phase phase) {
        assertThat(failure.kind()).isEqualTo(UpstreamException.Kind.TIMEOUT);
        assertThat(failure.phase()).isEqualTo(phase);
    }

    @Test
    void waitsForTheHeadNoLongerThanForAFirstByte() throws InterruptedException {
        Silent provider = new Silent(false);
        LocalReply reply = reply(new Deadlines(LONG, SHORT, LONG, LONG));
        assertPassed(catchThrowableOfType(UpstreamException.class, () -> start(reply, provider)), Phase.FIRST_BYTE);
        assertThat(provider.cancelled.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void takesNoLongerSilenceThanANetworkReplyMayHave() throws IOException {
        assertPassed(silence(new Deadlines(LONG, LONG, SHORT, LONG)), Phase.IDLE);
    }

    @Test
    void endsWithTheExchangesOwnDeadline() throws IOException {
        assertPassed(silence(new Deadlines(LONG, LONG, LONG, Duration.ofMillis(500))), Phase.TOTAL);
    }

    private static UpstreamException silence(Deadlines deadlines) throws IOException {
        try (LocalReply reply = reply(deadlines)) {
            start(reply, new Silent(true));
            return catchThrowableOfType(UpstreamException.class, () -> reply.read(new byte[10], 0, 10));
        }
    }
}
