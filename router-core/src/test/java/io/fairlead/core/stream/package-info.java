/** Tests of the loop over a reply, without an upstream: the bytes come from memory, in reads of any size. */
@NullMarked
package io.fairlead.core.stream;

import org.jspecify.annotations.NullMarked;
