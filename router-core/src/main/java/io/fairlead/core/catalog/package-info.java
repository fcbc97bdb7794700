/**
 * Asks providers for their lists of models: at start and from time to time, beside the requests and never in their way.
 * Gives what it found to the snapshot that is served.
 */
@NullMarked
package io.fairlead.core.catalog;

import org.jspecify.annotations.NullMarked;
