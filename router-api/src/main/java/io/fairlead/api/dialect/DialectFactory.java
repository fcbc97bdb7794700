package io.fairlead.api.dialect;

import io.fairlead.api.Extension;

/** Makes a dialect; its {@link #name()} is the dialect's id. */
public interface DialectFactory extends Extension<Dialect> {}
