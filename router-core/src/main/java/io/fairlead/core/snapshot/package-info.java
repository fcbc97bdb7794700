/**
 * The compiled configuration that one exchange sees from start to end: dialects, protocols, providers, routes and their
 * candidates. Immutable but for the live state that candidates point to in the fleet, and the offering that follows what
 * discovery finds.
 */
@NullMarked
package io.fairlead.core.snapshot;

import org.jspecify.annotations.NullMarked;
