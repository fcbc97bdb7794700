/**
 * The neutral model of a chat: what a request, an answer and a stream mean, whichever wire API they came in. Open to kinds
 * that nobody knew when a plugin was compiled: switches over parts and events keep a default branch.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.chat;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
