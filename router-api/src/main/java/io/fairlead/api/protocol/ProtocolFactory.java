package io.fairlead.api.protocol;

import io.fairlead.api.Extension;

/** Makes protocols: one instance for the gateway, made at start-up for each protocol that a plugin brings. */
public interface ProtocolFactory extends Extension<Protocol> {}
