/**
 * The neutral model of embeddings: what a request for vectors and its answer mean, whichever wire API they came in. Open
 * to kinds of input that nobody knew when a plugin was compiled: switches over them keep a default branch.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.embedding;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
