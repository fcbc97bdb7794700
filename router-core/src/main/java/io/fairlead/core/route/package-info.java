/**
 * From the name that the client put into {@code model} to a route: a pure function of snapshot and request.
 */
@NullMarked
package io.fairlead.core.route;

import org.jspecify.annotations.NullMarked;
