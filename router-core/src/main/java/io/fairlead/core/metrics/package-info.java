/**
 * The gateway's own meters, looked up once and kept, so that counting costs no look-up on the request path.
 */
@NullMarked
package io.fairlead.core.metrics;

import org.jspecify.annotations.NullMarked;
