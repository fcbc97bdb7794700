/** HTTP/1.1 with clients: a connection, its requests, and the answers to them. */
@NullMarked
package io.fairlead.server.http1;

import org.jspecify.annotations.NullMarked;
