/**
 * The live state of candidates, credentials and strategies. Outlives every snapshot: a reload of the configuration finds
 * here what was learned before it.
 */
@NullMarked
package io.fairlead.core.fleet;

import org.jspecify.annotations.NullMarked;
