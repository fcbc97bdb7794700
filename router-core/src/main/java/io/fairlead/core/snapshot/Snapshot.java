package io.fairlead.core.snapshot;

import io.fairlead.core.config.Translation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The compiled configuration. Closing it closes the plugins' objects that were made for it. */
public final class Snapshot implements AutoCloseable {
    private final Parts parts;
    private final OfferingFactory offerings;
    private final AtomicReferenceArray<@Nullable Offered> offered;
    private volatile Discovered discovered = Discovered.NOTHING;

    Snapshot(Parts parts, OfferingFactory offerings) {
        this.parts = parts;
        this.offerings = offerings;
        this.offered = new AtomicReferenceArray<>(parts.listeners().size());
    }

    /**
     * What a snapshot is made of.
     *
     * @param resources closed with the snapshot, the last first
     */
    record Parts(
            List<Listener> listeners,
            Paths paths,
            Dialects dialects,
            Map<String, ProviderUse> providers,
            Map<String, StrategyUse> strategies,
            Filters filters,
            Rules rules,
            List<AutoCloseable> resources) {}

    /**
     * Filters by where they stand.
     *
     * @param everywhere for every route
     * @param byRoute those of routes, after the former
     */
    record Filters(List<FilterUse> everywhere, Map<String, List<FilterUse>> byRoute) {}

    /**
     * What holds for the gateway as a whole.
     *
     * @param callerKeys a caller must present one of them, unless there are none
     * @param translation what happens to what cannot be carried
     * @param responseHeaders whether answers tell who served them
     * @param keepAliveNanos silence after which a client that waits for a stream gets a sign of life; 0 for none
     * @param bodyNanos how long a client may send nothing of its body, 0 for without bound
     * @param totalNanos longest time of an exchange
     */
    public record Rules(
            Set<String> callerKeys,
            Translation translation,
            boolean responseHeaders,
            long keepAliveNanos,
            long bodyNanos,
            long totalNanos) {
        public Rules {
            callerKeys = Set.copyOf(callerKeys);
        }

        @Override
        public String toString() {
            return "Rules[" + callerKeys.size() + " caller keys, " + translation + "]";
        }
    }

    private record Offered(Discovered of, Offering offering) {}

    /** What clients of a listener may ask for, as of what discovery has found by now. */
    @SuppressWarnings("ReferenceEquality") // the identity is the version
    public Offering offering(int listener) {
        Discovered now = discovered;
        Offered known = offered.get(listener);
        if (known != null && known.of() == now) {
            return known.offering();
        }
        Offering made = offerings.offering(parts.listeners().get(listener), now);
        offered.set(listener, new Offered(now, made));
        return made;
    }

    /** A route to a model that is not offered by name, at a provider whose list of models is not known; or null. */
    public @Nullable Route unlisted(int listener, String providerName, String model) {
        ProviderUse provider = parts.providers().get(providerName);
        if (provider == null) {
            return null;
        }
        boolean open = parts.listeners().get(listener).providers().includes(providerName)
                && !discovered.models().containsKey(providerName)
                && provider.models().isEmpty();
        return open ? offerings.unlisted(provider, model) : null;
    }

    /** How many listeners there are; they are numbered from 0. */
    public int listeners() {
        return parts.listeners().size();
    }

    /** What discovery has found by now. */
    public Discovered discovered() {
        return discovered;
    }

    /** Discovery found something. */
    public void discovered(Discovered now) {
        discovered = now;
    }

    /** Paths of all protocols. */
    public Paths paths() {
        return parts.paths();
    }

    /** All dialects. */
    public Dialects dialects() {
        return parts.dialects();
    }

    /** All providers by name. */
    public Map<String, ProviderUse> providers() {
        return parts.providers();
    }

    /** Strategies that a request may ask for, with their default settings, by name. */
    public Map<String, StrategyUse> strategies() {
        return parts.strategies();
    }

    /** The filters of a route, in the order in which requests pass them. */
    public List<FilterUse> filters(String route) {
        return parts.filters().byRoute().getOrDefault(route, parts.filters().everywhere());
    }

    /** What holds for the gateway as a whole. */
    public Rules rules() {
        return parts.rules();
    }

    @Override
    public void close() {
        Deque<AutoCloseable> open = new ArrayDeque<>(parts.resources());
        while (!open.isEmpty()) {
            Closing.quietly(open.removeLast());
        }
    }
}
