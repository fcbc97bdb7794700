/** Tests of sockets against sockets. */
@NullMarked
package io.fairlead.core.transport;

import org.jspecify.annotations.NullMarked;
