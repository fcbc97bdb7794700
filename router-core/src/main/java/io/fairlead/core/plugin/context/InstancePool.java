package io.fairlead.core.plugin.context;

import io.fairlead.core.access.Access;
import io.fairlead.core.plugin.OwnedFactory;
import io.fairlead.core.plugin.PluginVersion;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Instances in use by one configuration or by several that follow each other: what a new one needs and the old one has
 * lives on, with all that it learned. An instance is closed when nobody uses it any more.
 */
public final class InstancePool {
    private final Instances instances;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Place, Shared> shared = new HashMap<>();

    /** A pool of instances that are made by these. */
    public InstancePool(Instances instances) {
        this.instances = instances;
    }

    /** Begins to gather what one configuration needs. */
    public Gathering gather() {
        return new Gathering();
    }

    private <T> Instance<T> take(OwnedFactory<T> factory, Place place) {
        lock.lock();
        try {
            Shared known = shared.get(place);
            if (known == null) {
                known = new Shared(instances.create(factory, place.name(), place.values(), place.access()));
                shared.put(place, known);
            }
            known.users++;
            return known.instance();
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Place place) {
        Shared unused = null;
        lock.lock();
        try {
            Shared known = shared.get(place);
            if (known != null && --known.users == 0) {
                shared.remove(place);
                unused = known;
            }
        } finally {
            lock.unlock();
        }
        if (unused != null) {
            unused.instance.close();
        }
    }

    /** The instances that one configuration needs. */
    public final class Gathering {
        private final Map<Place, Integer> counts = new HashMap<>();

        private Gathering() {}

        /**
         * An instance of a factory: one that was made for the same place with the same settings, or a new one.
         *
         * @param name the name under which the configuration uses it
         * @param raw settings by key
         * @throws IllegalArgumentException if the settings do not fit or the plugin failed; the message is for the operator
         */
        public <T> Held<T> take(OwnedFactory<T> factory, String name, Map<String, ?> raw) {
            return take(factory, name, raw, null);
        }

        /** The same where the place says how calls are made: another way is another instance. */
        public <T> Held<T> take(OwnedFactory<T> factory, String name, Map<String, ?> raw, @Nullable Access access) {
            Place first = new Place(factory.version(), factory.id(), name, Map.copyOf(raw), access, 0);
            int count = counts.merge(first, 1, Integer::sum);
            Place place = new Place(factory.version(), factory.id(), name, first.values(), access, count);
            return new Held<>(InstancePool.this.take(factory, place), () -> giveBack(place));
        }
    }

    /** An instance in use; to be closed once. */
    public record Held<T>(Instance<T> instance, Runnable end) implements AutoCloseable {
        @Override
        public void close() {
            end.run();
        }
    }

    /** Where a configuration uses an extension; the count tells several places from each other that look the same. */
    private record Place(
            PluginVersion version,
            String extension,
            String name,
            Map<String, ?> values,
            @Nullable Access access,
            int count) {}

    private static final class Shared {
        private final Instance<?> instance;
        private int users;

        Shared(Instance<?> instance) {
            this.instance = instance;
        }

        /** A place names its factory, and a factory makes one kind of thing. */
        @SuppressWarnings("unchecked")
        <T> Instance<T> instance() {
            return (Instance<T>) instance;
        }
    }
}
