/**
 * Whether a candidate and a credential may be asked: one state machine each, told of every attempt's end. Knows times and
 * failure kinds; nothing of requests, routes or configuration files.
 */
@NullMarked
package io.fairlead.core.health;

import org.jspecify.annotations.NullMarked;
