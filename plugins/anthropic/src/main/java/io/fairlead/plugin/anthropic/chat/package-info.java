/**
 * The codec of chats: requests of the Messages API to the neutral model and back, replies to events and back. Bytes and
 * neutral values come in and go out, nothing else; what cannot be carried is reported, never dropped silently. Members
 * that the model does not name travel under the name {@code anthropic:member}. Knows no upstream and no routing.
 */
@NullMarked
package io.fairlead.plugin.anthropic.chat;

import org.jspecify.annotations.NullMarked;
