/**
 * Plugin jars: found in a folder, checked, loaded by PF4J behind an allow-list of host classes, and indexed by what they
 * contribute. In comes a folder; out come {@link io.fairlead.core.plugin.Extensions}, an immutable lookup of factories,
 * and a list of named problems. Also the guard that every call into a plugin goes through. It must not know what any
 * extension does, how instances are made ({@code core.plugin.context}) or what the configuration says.
 */
@NullMarked
package io.fairlead.core.plugin;

import org.jspecify.annotations.NullMarked;
