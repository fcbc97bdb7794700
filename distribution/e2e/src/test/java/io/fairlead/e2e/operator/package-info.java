/**
 * What operators do with the program: check a configuration, list what there is, start, change the configuration under
 * way, stop. Takes what the program prints and its exit codes; must not know what clients get beyond who served them.
 */
@NullMarked
package io.fairlead.e2e.operator;

import org.jspecify.annotations.NullMarked;
