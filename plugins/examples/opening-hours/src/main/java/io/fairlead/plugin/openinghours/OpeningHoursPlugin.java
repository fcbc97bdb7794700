package io.fairlead.plugin.openinghours;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.filter.FilterFactory;
import java.util.List;

/** What this jar brings. */
public final class OpeningHoursPlugin implements RouterPlugin {
    @Override
    public List<FilterFactory> filters() {
        return List.of(new OpeningHours.Factory());
    }
}
