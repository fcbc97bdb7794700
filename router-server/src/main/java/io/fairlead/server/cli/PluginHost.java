package io.fairlead.server.cli;

import io.fairlead.core.plugin.PluginRefusedException;
import io.fairlead.server.http.PluginPages.Listing;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Where plugins are: in a running gateway, or only in a folder. */
interface PluginHost extends AutoCloseable {
    /** What there is. */
    Listing list() throws IOException, PluginRefusedException;

    /** Takes a jar in. */
    Listing.Row install(byte[] jar, @Nullable String signature) throws IOException, PluginRefusedException;

    /** Takes a plugin out. */
    void remove(String id) throws IOException, PluginRefusedException;

    /** Takes a plugin into use, or out of it. */
    void enable(String id, boolean enabled) throws IOException, PluginRefusedException;

    /** What it is, for people. */
    @Override
    String toString();

    @Override
    void close();
}
