/**
 * The Ollama API: its dialects {@code ollama.chat}, {@code ollama.generate}, {@code ollama.embed} and
 * {@code ollama.embeddings}, the protocol {@code ollama} for clients and the provider {@code ollama} for upstreams.
 * Requests and replies of the contract come in, facts, edits, events and frames go out; what requests, replies and
 * upstreams look like is told in the packages below. Knows no other protocol, no route and no connection.
 */
@NullMarked
package io.fairlead.plugin.ollama;

import org.jspecify.annotations.NullMarked;
