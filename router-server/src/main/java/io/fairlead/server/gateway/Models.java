package io.fairlead.server.gateway;

import io.fairlead.core.snapshot.Offering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a configuration offers, without serving it. */
public final class Models {
    private Models() {}

    /**
     * The offerings of all listeners, after the providers were asked for their lists.
     *
     * @param wait how long they may take
     * @throws StartException if the configuration has problems
     */
    public static List<Offering> of(GatewayOptions options, Duration wait) throws StartException {
        try (Core core = new Core(options, Loading.plugins(options, Version.current()))) {
            core.discovery().refresh(wait);
            List<Offering> offerings = new ArrayList<>();
            for (int i = 0; i < core.configuration().server().listeners().size(); i++) {
                offerings.add(core.snapshots().now().offering(i));
            }
            return offerings;
        }
    }
}
