package io.fairlead.core.route;

import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.core.snapshot.Offering;
import io.fairlead.core.snapshot.Route;
import io.fairlead.core.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Finds the route behind a name. */
public final class Routing {
    /** What stands behind the name of a model where clients name one of its versions, and mean the usual one. */
    private static final String USUAL_TAG = ":latest";

    private Routing() {}

    /**
     * The route behind the name that a client gave.
     *
     * @throws RouterException if there is none; with the nearest names
     */
    public static Route resolve(Snapshot snapshot, int listener, String name) {
        Offering offering = snapshot.offering(listener);
        Route route = offering.find(name);
        if (route == null) {
            route = byParts(offering, name);
        }
        if (route == null) {
            route = unlisted(snapshot, listener, name);
        }
        if (route == null) {
            throw new RouterException(RouterError.builder(ErrorCode.MODEL_NOT_FOUND, unknown(offering, name))
                    .parameter("model")
                    .build());
        }
        return route;
    }

    /** The entry of a name that a client gave, or null. */
    public static @Nullable ModelEntry entry(Offering offering, String name) {
        ModelEntry entry = offering.entry(name);
        return entry == null ? offering.entry(namesake(name)) : entry;
    }

    /** {@code provider:model} for {@code provider/model}, and a model with or without the tag that all have. */
    private static @Nullable Route byParts(Offering offering, String name) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            Route route = offering.find(name.substring(0, colon) + "/" + name.substring(colon + 1));
            if (route != null) {
                return route;
            }
        }
        return offering.find(namesake(name));
    }

    /** The same model's name with the usual tag, or without it; a name with another tag has none but itself. */
    private static String namesake(String name) {
        if (name.endsWith(USUAL_TAG)) {
            return name.substring(0, name.length() - USUAL_TAG.length());
        }
        boolean tagged = name.indexOf(':', name.lastIndexOf('/') + 1) >= 0;
        return tagged ? name : name + USUAL_TAG;
    }

    /** Models of providers whose list is not known. */
    private static @Nullable Route unlisted(Snapshot snapshot, int listener, String name) {
        int slash = name.indexOf('/');
        if (slash <= 0 || slash == name.length() - 1 || name.chars().anyMatch(Character::isISOControl)) {
            return null;
        }
        return snapshot.unlisted(listener, name.substring(0, slash), name.substring(slash + 1));
    }

    /** What a client is told of a name that a listener does not offer. */
    public static String unknown(Offering offering, String name) {
        String nearest = String.join(", ", Nearest.names(name, offering.names()));
        String shown = Nearest.shown(name);
        if (nearest.isEmpty()) {
            return "unknown model: found '" + shown + "', expected a route or provider/model; none is configured yet";
        }
        return "unknown model: found '" + shown + "', expected a route or provider/model; nearest: " + nearest;
    }
}
