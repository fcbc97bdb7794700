/**
 * A client that believes nothing: it asks for a stream over a bare socket, checks every byte of the answer against HTTP,
 * server-sent events and the OpenAI API, compares the text with what the upstream meant to say, and gives up after a
 * time. An {@link io.fairlead.drill.client.Ending} flows out. Must not know what went wrong upstream.
 */
@NullMarked
package io.fairlead.drill.client;

import org.jspecify.annotations.NullMarked;
