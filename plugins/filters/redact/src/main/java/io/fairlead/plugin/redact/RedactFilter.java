package io.fairlead.plugin.redact;

import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.plugin.redact.find.DataFinder;
import io.fairlead.plugin.redact.find.DataKind;
import java.util.Set;

/** Masks requests and restores answers. */
final class RedactFilter implements Filter {
    private final DataFinder finder;
    private final MaskForm form;
    private final boolean restore;
    private final MaskedCounts counts;

    RedactFilter(Set<DataKind> kinds, MaskForm form, boolean restore, MaskedCounts counts) {
        this.finder = new DataFinder(kinds);
        this.form = form;
        this.restore = restore;
        this.counts = counts;
    }

    @Override
    public Set<View> views() {
        return Set.of(View.TEXT);
    }

    @Override
    public FilterPass open(ExchangeInfo exchange) {
        return new RedactPass(finder, form, restore, counts);
    }

    /** Personal data must not pass because masking it failed. */
    @Override
    public boolean mandatory() {
        return true;
    }
}
