package io.fairlead.core.catalog;

import dev.failsafe.FailsafeException;
import io.fairlead.api.provider.ModelListing;
import io.fairlead.core.clock.TimeSource;
import io.fairlead.core.compile.Snapshots;
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
            Optional<ModelListing> listing = provider.discover() ? listing(provider) : Optional.empty();
            listing.ifPresent(found -> asking.add(Thread.ofVirtual()
                    .name("fairlead-discovery-" + provider.name())
                    .start(() -> ask(provider, found))));
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

    private static Optional<ModelListing> listing(ProviderUse provider) {
        try {
            return provider.provider().modelListing();
        } catch (RuntimeException | LinkageError e) {
            warn(provider, e);
            return Optional.empty();
        }
    }

    private void ask(ProviderUse provider, ModelListing listing) {
        Listing own = listings.computeIfAbsent(
                provider.name() + " " + provider.provider().baseUrl(), this::listing);
        try {
            Map<String, ModelFacts> found = own.fetch(provider, listing);
            publish(provider.name(), found);
            LOGGER.log(Level.DEBUG, "models listed provider=" + provider.name() + " models=" + found.size());
        } catch (FailsafeException e) {
            warn(provider, e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException | LinkageError e) {
            warn(provider, e);
        }
    }

    private Listing listing(String unused) {
        return new Listing(client);
    }

    private void publish(String provider, Map<String, ModelFacts> found) {
        snapshots.discovered(known -> found.equals(known.models().get(provider)) ? known : known.with(provider, found));
    }

    private static void warn(ProviderUse provider, Throwable reason) {
        LOGGER.log(
                Level.WARNING,
                "models not listed, the last list stays provider=" + provider.name() + " reason="
                        + reason.getMessage());
    }

    @Override
    public void close() {
        closed.countDown();
        listings.values().forEach(Listing::abort);
    }
}
