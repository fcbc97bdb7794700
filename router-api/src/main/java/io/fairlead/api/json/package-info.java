/**
 * Reading and writing JSON as bytes: a scan that finds the members of an object and checks all of it in one pass, a
 * cursor that walks a value without building a tree, and a writer. Pure functions over arrays: no I/O, no library, no
 * state beyond the object itself. For trees, a plugin asks its context for the host's JSON provider instead.
 */
@Experimental(eta = "2027-06-30")
@NullMarked
package io.fairlead.api.json;

import io.fairlead.api.Experimental;
import org.jspecify.annotations.NullMarked;
