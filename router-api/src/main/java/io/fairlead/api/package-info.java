/**
 * What a Fairlead plugin compiles against. A plugin has one entry class, {@link io.fairlead.api.RouterPlugin}, whose
 * methods list the factories it brings; each extension point has a package of its own beside this one. Everything that
 * may grow is an open interface, a value type with constants or something built by a builder, so that a plugin compiled
 * today keeps working with a later host; therefore code in a plugin that switches over such types keeps a default branch.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api;

import org.jspecify.annotations.NullMarked;
