/** Tests against the unpacked archive, as its users have it: files, processes and sockets, no class of ours. */
@NullMarked
package io.fairlead.e2e;

import org.jspecify.annotations.NullMarked;
