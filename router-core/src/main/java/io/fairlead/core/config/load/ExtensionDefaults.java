package io.fairlead.core.config.load;

/**
 * Names of extensions for configurations that name none. They come from whoever puts a distribution together.
 *
 * @param compactProvider the type of providers in the compact form
 * @param compactStrategy orders candidates in the compact form
 * @param strategy orders candidates elsewhere
 */
public record ExtensionDefaults(String compactProvider, String compactStrategy, String strategy) {}
