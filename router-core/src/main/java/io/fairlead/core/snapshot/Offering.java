package io.fairlead.core.snapshot;

import io.fairlead.api.protocol.ModelEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What clients of one listener may put into {@code model}: routes by name, deployments as {@code provider/model}, and
 * models by their bare name, which stand for every provider that has them. Made anew when discovery finds something.
 */
public final class Offering {
    private final Map<String, Route> routes;
    private final Map<String, Supplier<Route>> deployments;
    private final Map<String, Supplier<Route>> models;
    private final List<ModelEntry> entries;

    Offering(
            Map<String, Route> routes,
            Map<String, Supplier<Route>> deployments,
            Map<String, Supplier<Route>> models,
            List<ModelEntry> entries) {
        this.routes = routes;
        this.deployments = deployments;
        this.models = models;
        this.entries = List.copyOf(entries);
    }

    /** The route behind a name, or null: a route's own name wins over a deployment's, that one over a bare model's. */
    public @Nullable Route find(String name) {
        Route route = routes.get(name);
        if (route != null) {
            return route;
        }
        Supplier<Route> made = deployments.get(name);
        if (made == null) {
            made = models.get(name);
        }
        return made == null ? null : made.get();
    }

    /** Every name that {@link #find} knows, routes first. */
    public Collection<String> names() {
        Map<String, Boolean> names = new LinkedHashMap<>();
        routes.keySet().forEach(name -> names.put(name, true));
        deployments.keySet().forEach(name -> names.put(name, true));
        models.keySet().forEach(name -> names.put(name, true));
        return Collections.unmodifiableSet(names.keySet());
    }

    /** What the list of models shows. */
    public List<ModelEntry> entries() {
        return entries;
    }

    /** The entry of one name, or null. */
    public @Nullable ModelEntry entry(String name) {
        Route route = find(name);
        if (route == null) {
            return null;
        }
        for (ModelEntry entry : entries) {
            if (entry.id().equals(name)) {
                return entry;
            }
        }
        return OfferedModel.of(name, route, OfferedModel.START);
    }

    /** Every route that configuration or discovery made, for those who look at all candidates. */
    public List<Route> configured() {
        return new ArrayList<>(routes.values());
    }
}
