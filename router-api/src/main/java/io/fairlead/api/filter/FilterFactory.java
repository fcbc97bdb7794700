package io.fairlead.api.filter;

import io.fairlead.api.Extension;

/** Makes filters: one instance for each place in the configuration that names it. */
public interface FilterFactory extends Extension<Filter> {}
