package io.fairlead.plugin.openinghours;

import io.fairlead.api.filter.FilterFactory;
import io.fairlead.testkit.kit.FilterKit;
import java.util.Map;

/** What every filter must do, tried while it is open; a report goes to target/kit-reports. */
final class OpeningHoursKitTest extends FilterKit {
    @Override
    protected FilterFactory factory() {
        return new OpeningHoursPlugin().filters().getFirst();
    }

    @Override
    protected Map<String, ?> settings() {
        return Map.of("from", "00:00", "to", "23:59");
    }
}
