/** What single steps of a request cost. Benchmarks of what a package keeps to itself stand in that package. */
@NullMarked
package io.fairlead.micro;

import org.jspecify.annotations.NullMarked;
