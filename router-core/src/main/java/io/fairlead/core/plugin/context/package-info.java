/**
 * The host's side of {@link io.fairlead.api.context}: makes instances of extensions and gives each its context. In come a
 * factory, a name and raw settings; out comes an {@link io.fairlead.core.plugin.context.Instance}, whose closing ends all
 * that was made through its context: meters, schedules. Must not know how plugins are loaded, nor what an extension does.
 */
@NullMarked
package io.fairlead.core.plugin.context;

import org.jspecify.annotations.NullMarked;
