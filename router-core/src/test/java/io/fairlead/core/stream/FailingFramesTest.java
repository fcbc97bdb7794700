package io.fairlead.core.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.dialect.Frame;
import io.fairlead.api.dialect.FrameEdit;
import io.fairlead.api.dialect.FrameSink;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.ReplyWatch;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.FailureKind;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.exchange.Answering;
import io.fairlead.core.exchange.ClientStream;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.exchange.Inbound;
import io.fairlead.core.exchange.RelayEnd;
import io.fairlead.core.exchange.ReplyStages;
import io.fairlead.core.exchange.TraceParent;
import io.fairlead.core.frame.ByteQueue;
import io.fairlead.core.frame.FrameCutter;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.stream.Continuity.Frames;
import io.fairlead.core.upstream.CallHandle;
import io.fairlead.core.upstream.Watchdog;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailingFramesTest {
    private final TimeSource time = TimeSource.system();
    private final ByteArrayOutputStream client = new ByteArrayOutputStream();
    private String end = "open";

    /** Cannot handle {@code bad}. */
    private record Watch(boolean mute) implements ReplyWatch {
        @Override
        public int look(Frame frame, FrameEdit edit) {
            if (Slice.of(frame.array(), frame.dataStart(), frame.dataEnd())
                    .utf8()
                    .equals("bad")) {
                throw new IllegalStateException("a watch that fails");
            }
            return Signals.CONTENT;
        }

        @Override
        public Usage usage() {
            return Usage.UNKNOWN;
        }

        @Override
        public @Nullable UpstreamError error() {
            return null;
        }

        @Override
        public boolean complete() {
            return false;
        }

        @Override
        public void fail(RouterError failure, FrameSink out) {
            if (mute) {
                throw new IllegalStateException("a watch that cannot tell");
            }
            byte[] event = "data: told\n\n".getBytes(UTF_8);
            out.frame(event, 0, event.length);
        }
    }

    private final class Client implements Answering, ClientStream {
        @Override
        public void whole(int status, String contentType, Slice body, Usage usage) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ClientStream stream(int status, String contentType) {
            return this;
        }

        @Override
        public void write(byte[] array, int offset, int length) {
            client.write(array, offset, length);
        }

        @Override
        public void finish() {
            end = "finished";
        }

        @Override
        public void abort() {
            end = "aborted";
        }
    }

    private RelayEnd relay(String reply, boolean mute) {
        Inbound inbound = (Inbound) Proxy.newProxyInstance(
                Inbound.class.getClassLoader(), new Class<?>[] {Inbound.class}, (_, _, _) -> null);
        TraceParent trace = TraceParent.of(null, new SplittableRandom(1));
        RelayContext context = new RelayContext(
                new Exchange(inbound, "x", "x", trace, time.nanos()),
                Scene.request("{\"model\":\"m\",\"stream\":true}"),
                Scene.candidate(new Scene().provider("a").route("r", "a/m").only("r"), "a/m"),
                BytesReply.of(reply.getBytes(UTF_8), 9),
                new ReplyStages() {
                    @Override
                    public ReplyStage before(FrameSink out) {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public boolean none() {
                        return true;
                    }
                },
                new Client());
        PassHandler handler = new PassHandler(new Watch(mute));
        ByteQueue out = new ByteQueue();
        FrameLoop loop = new FrameLoop(context.reply(), FrameCutter.of(Framing.SSE), handler, null, out);
        try (Watchdog watchdog = new Watchdog(time::nanos);
                FirstContent content =
                        new FirstContent(watchdog, new CallHandle(), time, time.nanos(), Duration.ofMinutes(1))) {
            return new StreamRelay(context, new Handling(handler, new Frames(null, out), null), loop, time)
                    .run(content);
        }
    }

    @Test
    void theClientOfAStreamIsTold() {
        RelayEnd broken = relay("data: a\n\ndata: bad\n\n", false);
        assertThat(broken)
                .isInstanceOfSatisfying(
                        RelayEnd.Broken.class,
                        told -> assertThat(told.failure().kind()).isEqualTo(FailureKind.SERVER));
        assertThat(client.toString(UTF_8)).isEqualTo("data: a\n\ndata: told\n\n");
        assertThat(end).isEqualTo("finished");
    }

    @Test
    void theClientIsCutOffIfItCannotBeTold() {
        assertThat(relay("data: a\n\ndata: bad\n\n", true)).isInstanceOf(RelayEnd.Broken.class);
        assertThat(client.toString(UTF_8)).isEqualTo("data: a\n\n");
        assertThat(end).isEqualTo("aborted");
    }

    @Test
    void beforeTheFirstContentTheAttemptJustFails() {
        assertThatThrownBy(() -> relay("data: bad\n\n", false)).isInstanceOf(IllegalStateException.class);
        assertThat(client.size()).isZero();
    }
}
