/**
 * One client request from accept to settle: what came in, where its answer goes, and what is known of it so far. Every
 * stage is given the exchange; it knows none of the stages.
 */
@NullMarked
package io.fairlead.core.exchange;

import org.jspecify.annotations.NullMarked;
