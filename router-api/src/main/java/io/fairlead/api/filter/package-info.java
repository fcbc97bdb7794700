/**
 * Extension point {@code filter}: sees requests on the way down and answers on the way up, in the views it declares.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.filter;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
