/** Tests of the client against scripted sockets. */
@NullMarked
package io.fairlead.core.upstream;

import org.jspecify.annotations.NullMarked;
