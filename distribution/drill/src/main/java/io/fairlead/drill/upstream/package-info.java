/**
 * An upstream of the OpenAI API on bare sockets, which can do wrong what no server library would let it do. Chats flow
 * in, a {@link io.fairlead.drill.upstream.Script} answers them over a {@link io.fairlead.drill.upstream.Wire}, and what
 * was asked and when it was answered can be read afterwards. Must not know the gateway or what is made of an answer.
 */
@NullMarked
package io.fairlead.drill.upstream;

import org.jspecify.annotations.NullMarked;
