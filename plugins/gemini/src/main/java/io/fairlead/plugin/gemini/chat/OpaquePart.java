package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.chat.ChatEvent;

/** A part of an answer that only this API has, such as code that the model ran; as it came. */
record OpaquePart(int choice, String json) implements ChatEvent {}
