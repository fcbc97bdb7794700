/** Filters of the archive at work: what of a request they keep from upstreams, and what clients get back. */
@NullMarked
package io.fairlead.e2e.filters;

import org.jspecify.annotations.NullMarked;
