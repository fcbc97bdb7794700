/**
 * The gateway as its users run it: the archive's command as a process of its own, with a folder of its own, on free
 * ports. Takes a configuration, gives ports and everything that the process said. Must not know what is asked of it.
 */
@NullMarked
package io.fairlead.e2e.gateway;

import org.jspecify.annotations.NullMarked;
