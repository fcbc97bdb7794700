package io.fairlead.core.filter;

import io.fairlead.api.filter.ExchangeInfo;
import io.fairlead.api.filter.Filter;
import io.fairlead.api.filter.FilterPass;
import io.fairlead.api.filter.View;
import io.fairlead.core.snapshot.FilterUse;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/** A filter whose passes a test wrote. */
record TestFilter(Set<View> views, FilterPass pass, boolean mandatory) implements Filter {
    @Override
    public FilterPass open(ExchangeInfo exchange) {
        return pass;
    }

    /** A filter in use that sees one view. */
    static FilterUse use(View view, FilterPass pass) {
        return new TestFilter(Set.of(view), pass, false).use();
    }

    /** The same for one without which nothing passes. */
    static FilterUse mandatory(View view, FilterPass pass) {
        return new TestFilter(Set.of(view), pass, true).use();
    }

    FilterUse use() {
        return new FilterUse("filter.test", this, views, new LongAdder());
    }
}
