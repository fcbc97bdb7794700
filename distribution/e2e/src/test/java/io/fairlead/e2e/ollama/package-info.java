/** Clients of the Ollama API, in front of upstreams of their own API and of another. */
@NullMarked
package io.fairlead.e2e.ollama;

import org.jspecify.annotations.NullMarked;
