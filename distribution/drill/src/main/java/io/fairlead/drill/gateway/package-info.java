/**
 * The gateway as its users run it: the built archive as a process of its own. A configuration flows in; its port, its
 * access log and its metrics flow out. Must not know what is asked of it, or why.
 */
@NullMarked
package io.fairlead.drill.gateway;

import org.jspecify.annotations.NullMarked;
