package io.fairlead.core.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.ReplyHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.provider.Credential;
import io.fairlead.api.provider.ListedModel;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.api.provider.ModelPage;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.scene.PlainProvider;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Snapshot;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopTransport;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamSettings;
import io.fairlead.core.upstream.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final TimeSource time = TimeSource.system();
    private final EventLoops loops = EventLoops.start(System::nanoTime);
    private final Watchdog watchdog = new Watchdog(time::nanos).start();
    private final UpstreamClient client = new UpstreamClient(
            LoopTransport.trustingDefaults(loops, time::nanos), watchdog, UpstreamSettings.DEFAULT, time::nanos);
    private HttpServer upstream;

    @BeforeEach
    void listen() throws IOException {
        upstream = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        upstream.createContext("/models", exchange -> {
            byte[] names = "m1 m2".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, names.length);
            try (exchange) {
                exchange.getResponseBody().write(names);
            }
        });
        upstream.start();
    }

    @AfterEach
    void close() {
        upstream.stop(0);
        client.close();
        watchdog.close();
        loops.close();
    }

    private String host() {
        return "127.0.0.1:" + upstream.getAddress().getPort();
    }

    /** Reads names of models that have a blank between them. */
    private class Names extends PlainProvider implements ModelListing {
        private final Runnable onParse;

        Names(Runnable onParse) {
            super(host());
            this.onParse = onParse;
        }

        @Override
        public Optional<ModelListing> modelListing() {
            return Optional.of(this);
        }

        @Override
        public URI address(Headers.Edit headers, Credential credential, @Nullable String cursor) {
            return URI.create(baseUrl() + "/models");
        }

        @Override
        public ModelPage parse(ReplyHead head, Slice body) {
            onParse.run();
            return ModelPage.of(
                    List.of(body.utf8().split(" ", -1)).stream()
                            .map(name -> ListedModel.builder(name).build())
                            .toList(),
                    null);
        }
    }

    private static final class NullListing extends PlainProvider {
        NullListing() {
            super("nowhere.test");
        }

        @Override
        @SuppressWarnings({"NullAway", "OptionalAssignedToNull", "NullOptional"}) // what a careless plugin does
        public Optional<ModelListing> modelListing() {
            return null;
        }
    }

    private static final class EndlessListing extends PlainProvider {
        EndlessListing() {
            super("nowhere.test");
        }

        @Override
        public Optional<ModelListing> modelListing() {
            throw new StackOverflowError();
        }
    }

    private Snapshots discovered(Snapshot snapshot) {
        return discovered(new Snapshots(snapshot));
    }

    private Snapshots discovered(Snapshots snapshots) {
        try (Discovery discovery = new Discovery(client, snapshots, time, new SplittableRandom(1))) {
            discovery.refresh(LONG);
        }
        return snapshots;
    }

    @Test
    void providersThatFailHarmNoOther() {
        Snapshots snapshots = discovered(new Scene()
                .provider("a", new NullListing())
                .provider("b", new EndlessListing())
                .provider("c", new Names(() -> {}))
                .snapshot());
        assertThat(snapshots.now().discovered().models()).containsOnlyKeys("c");
        assertThat(snapshots.now().discovered().of("c")).containsOnlyKeys("m1", "m2");
    }

    @Test
    void aListOutlivesAReloadThatLeavesItsProviderAsItWas() {
        Snapshots[] holder = new Snapshots[1];
        Snapshot same = new Scene().provider("a", new Names(() -> {})).snapshot();
        holder[0] = new Snapshots(
                new Scene().provider("a", new Names(() -> holder[0].swap(same))).snapshot());
        assertThat(discovered(holder[0]).now().discovered().of("a")).containsOnlyKeys("m1", "m2");
    }

    @Test
    void aListIsDroppedIfItsProviderIsAnotherByNow() {
        Snapshots[] holder = new Snapshots[1];
        Snapshot other = new Scene().provider("a", "key").snapshot();
        holder[0] = new Snapshots(new Scene()
                .provider("a", new Names(() -> holder[0].swap(other)))
                .snapshot());
        assertThat(discovered(holder[0]).now().discovered().models()).isEmpty();
    }
}
