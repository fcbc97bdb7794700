/**
 * What our plugins share and bundle; no promise to anybody else. For providers: base URLs as operators write them, waits
 * as vendors announce them, the class of a failure. For dialects: the members of a request with their types checked, the
 * framing of replies, the reasons in an error, lists of probabilities. Pure functions over what the contract hands out: texts, headers, errors
 * and bodies go in; an address, a wait, a {@link io.fairlead.api.error.Failure}, a value or a complaint comes out. Knows
 * no dialect, no vendor's JSON and no configuration.
 */
@NullMarked
package io.fairlead.toolkit;

import org.jspecify.annotations.NullMarked;
