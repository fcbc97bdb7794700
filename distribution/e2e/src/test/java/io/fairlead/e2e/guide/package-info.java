/**
 * The guide to writing plugins, taken at its word: its files are written as it names them, compiled, packed and served, and
 * what it says that commands print is what they print.
 */
@NullMarked
package io.fairlead.e2e.guide;

import org.jspecify.annotations.NullMarked;
