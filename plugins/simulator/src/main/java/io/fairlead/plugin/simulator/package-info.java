/**
 * Provider type {@code simulator}: an upstream inside the process, for trying the gateway without an account and for
 * tests. A call comes in with its final bytes, is read as far as the answer depends on it (tools, response format, the
 * question for usage), and an answer goes out in the call's own dialect, at the pace and with the faults that the
 * configuration asks for. Every answer says that it is simulated. Nothing here depends on the plugins that own the
 * dialects: the few bytes that it takes are written by hand. It must not repeat the text of a prompt.
 */
@NullMarked
package io.fairlead.plugin.simulator;

import org.jspecify.annotations.NullMarked;
