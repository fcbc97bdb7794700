/**
 * Upstreams that take the Gemini API: their address, key, list of models and what their failures mean. Calls and replies
 * of the contract come in; URLs, headers and failures go out. Does no I/O.
 */
@NullMarked
package io.fairlead.plugin.gemini.upstream;

import org.jspecify.annotations.NullMarked;
