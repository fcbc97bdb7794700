/**
 * One running gateway with upstreams behind it, shared by all tests that leave no marks on it. A test gets it as a
 * parameter, tells the upstreams what to do, and asks.
 */
@NullMarked
package io.fairlead.e2e.stage;

import org.jspecify.annotations.NullMarked;
