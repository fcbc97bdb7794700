/** Plugins that come, change and go while requests are served. */
@NullMarked
package io.fairlead.e2e.plugins;

import org.jspecify.annotations.NullMarked;
