/**
 * Every API of clients over every kind of upstream, case by case: files with what a client sends and what it must get flow
 * in. What they expect is written after the vendors' references; the upstreams are the fakes.
 */
@NullMarked
package io.fairlead.e2e.pairs;

import org.jspecify.annotations.NullMarked;
