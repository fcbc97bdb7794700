/**
 * Extension point {@code provider}: reaches an upstream that takes one or more dialects. A provider addresses and
 * authorizes a call and says what its failures mean; the host opens connections, keeps deadlines and cancels.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.provider;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
