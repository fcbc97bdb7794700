package io.fairlead.core.catalog;

import dev.failsafe.FailsafeException;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.Snapshots;
import io.fairlead.core.plugin.FailureText;
import io.fairlead.core.snapshot.ModelFacts;
import io.fairlead.core.snapshot.ProviderUse;
import io.fairlead.core.upstream.UpstreamClient;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Keeps the lists of models up to date. A provider that does not answer keeps its last list. */
public final class Discovery implements AutoCloseable {
    private static final Logger LOGGER = System.getLogger(Discovery.class.getName());
    private static final Duration EVERY = Duration.ofMinutes(15);
    private static final double JITTER = 0.1;

    private final UpstreamClient client;
    private final Snapshots snapshots;
    private final TimeSource time;
    private final RandomGenerator random;
    private final Map<String, Listing> listings = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** Discovers for the snapshots that are served. */
    public Discovery(UpstreamClient client, Snapshots snapshots, TimeSource time, RandomGenerator random) {
        this.client = client;
        this.time = time;
        this.snapshots = snapshots;
        this.random = random;
    }

    /** Asks all providers now, and again and again, on threads of its own. */
    public void start() {
        Thread.ofVirtual().name("fairlead-discovery").start(this::run);
    }

    private void run() {
        try {
            do {
                refresh();
            } while (!closed.await(pause().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        double factor = 1 + JITTER * (2 * random.nextDouble() - 1);
        return Duration.ofMillis((long) (EVERY.toMillis() * factor));
    }

    /** Asks all providers, each on a thread of its own, and does not wait for them. */
    public void refresh() {
        refresh(Duration.ZERO);
    }

    /** Asks all providers, and waits so long at most for their answers. */
    public void refresh(Duration wait) {
        List<Thread> asking = new ArrayList<>();
        for (ProviderUse provider : snapshots.now().providers().values()) {
            if (provider.discover()) {
                asking.add(Thread.ofVirtual()
                        .name("fairlead-discovery-" + provider.name())
                        .start(() -> ask(provider)));
            }
        }
        if (wait.isPositive()) {
            join(asking, wait);
        }
    }

    private void join(List<Thread> threads, Duration wait) {
        try {
            long each = wait.toNanos();
            long start = time.nanos();
            for (Thread thread : threads) {
                long left = each - (time.nanos() - start);
                boolean _ = left > 0 && thread.join(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever a plugin does here harms its own list only. */
    private void ask(ProviderUse provider) {
        try {
            Optional<ModelListing> listing = provider.provider().modelListing();
            if (listing == null) {
                warn(provider, "modelListing() gave null, expected an Optional");
                return;
            }
            if (listing.isPresent()) {
                ask(provider, listing.get());
            }
        } catch (FailsafeException e) {
            Throwable cause = e.getCause();
            warn(provider, cause == null ? "it failed too often of late" : String.valueOf(cause.getMessage()));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            provider.books().failed(e);
            warn(provider, FailureText.of(e));
        }
    }

    private void ask(ProviderUse provider, ModelListing listing) {
        String baseUrl = provider.provider().baseUrl();
        Listing own = listings.computeIfAbsent(provider.name() + " " + baseUrl, this::listing);
        Map<String, ModelFacts> found = own.fetch(provider, listing);
        publish(provider, baseUrl, found);
        LOGGER.log(Level.DEBUG, "models listed provider=" + provider.name() + " models=" + found.size());
    }

    private Listing listing(String unused) {
        return new Listing(client);
    }

    private void publish(ProviderUse asked, String baseUrl, Map<String, ModelFacts> found) {
        String name = asked.name();
        snapshots.discovered(known ->
                !isStill(asked, baseUrl) || found.equals(known.models().get(name)) ? known : known.with(name, found));
    }

    /** Whether a list is still that of the provider of its name: a reload may have put another one in its place. */
    private boolean isStill(ProviderUse asked, String baseUrl) {
        ProviderUse now = snapshots.now().providers().get(asked.name());
        return now != null
                && now.discover()
                && now.extension().equals(asked.extension())
                && now.provider().baseUrl().equals(baseUrl);
    }

    private static void warn(ProviderUse provider, String reason) {
        LOGGER.log(
                Level.WARNING,
                "models not listed, the last list stays provider=" + provider.name() + " reason=" + reason);
    }

    @Override
    public void close() {
        closed.countDown();
        listings.values().forEach(Listing::abort);
    }
}
