/**
 * The plugin for the OpenAI API and those who copy it: its dialects, the protocol for clients that speak it, and the
 * provider for upstreams that take it. Here are the table of contents, the protocol and the dialects; what they are made
 * of lies in the packages beside. Nothing comes in but what the contract hands out; knows nothing of the host.
 */
@NullMarked
package io.fairlead.plugin.openai;

import org.jspecify.annotations.NullMarked;
