/**
 * What our provider plugins share and bundle; no promise to anybody else. Base URLs as operators write them, waits as
 * vendors announce them, and the class of a failure. Pure functions over what the contract hands out: texts, headers
 * and errors go in, an address, a wait or a {@link io.fairlead.api.error.Failure} comes out. Knows no dialect, no
 * vendor's JSON and no configuration.
 */
@NullMarked
package io.fairlead.toolkit;

import org.jspecify.annotations.NullMarked;
