package io.fairlead.core.frame;

import com.launchdarkly.eventsource.ConnectStrategy;
import com.launchdarkly.eventsource.EventSource;
import com.launchdarkly.eventsource.MessageEvent;
import com.launchdarkly.eventsource.StreamClosedByServerException;
import com.launchdarkly.eventsource.StreamException;
import com.launchdarkly.logging.LDLogger;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The parser of LaunchDarkly's event source, which reads the bytes of a test in place of a connection. */
final class OtherParser {
    private static final URI NOWHERE = URI.create("http://localhost");
    private static final Closeable NOTHING_TO_CLOSE = () -> {};

    private OtherParser() {}

    /** The events of a stream that ends after these bytes. */
    static List<SseEvent> events(byte[] stream) {
        List<SseEvent> events = new ArrayList<>();
        try (EventSource source = new EventSource.Builder(reading(stream)).build()) {
            while (true) {
                MessageEvent message = source.readMessage();
                events.add(SseEvent.of(message.getEventName(), message.getData()));
            }
        } catch (StreamClosedByServerException end) {
            return events;
        } catch (StreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ConnectStrategy reading(byte[] stream) {
        return new ConnectStrategy() {
            @Override
            public Client createClient(LDLogger logger) {
                return new Bytes(stream);
            }
        };
    }

    private static final class Bytes extends ConnectStrategy.Client {
        private final byte[] stream;

        Bytes(byte[] stream) {
            this.stream = stream;
        }

        @Override
        public Result connect(String lastEventId) {
            return new Result(new ByteArrayInputStream(stream), NOWHERE, NOTHING_TO_CLOSE);
        }

        @Override
        public boolean awaitClosed(long timeoutMillis) {
            return true;
        }

        @Override
        public URI getOrigin() {
            return NOWHERE;
        }

        @Override
        public void close() {}
    }
}
