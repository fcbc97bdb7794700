/**
 * Upstreams that take the Ollama API: their address, key, defaults of requests, list of models and what their failures
 * mean. Calls and replies of the contract come in; URLs, headers and failures go out. Does no I/O.
 */
@NullMarked
package io.fairlead.plugin.ollama.upstream;

import org.jspecify.annotations.NullMarked;
