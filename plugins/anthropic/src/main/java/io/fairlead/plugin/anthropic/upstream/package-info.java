/**
 * Upstreams that take the Anthropic API: their address, key, version, list of models and what their failures mean. Calls
 * and replies of the contract come in; URLs, headers and failures go out. Does no I/O.
 */
@NullMarked
package io.fairlead.plugin.anthropic.upstream;

import org.jspecify.annotations.NullMarked;
