/** Tests of how upstreams are reached. */
@NullMarked
package io.fairlead.core.access;

import org.jspecify.annotations.NullMarked;
