/**
 * Extension point {@code protocol}: a wire API offered to clients: its paths, and the form of its errors and lists.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.protocol;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
