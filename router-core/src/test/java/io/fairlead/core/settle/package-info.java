/** Tests of the lines of the access log: their form, and that each is written once. */
@NullMarked
package io.fairlead.core.settle;

import org.jspecify.annotations.NullMarked;
