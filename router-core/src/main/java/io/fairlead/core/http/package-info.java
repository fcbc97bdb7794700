/**
 * Header fields as the flow builds them, and the grammar of HTTP/1.1 that is the same whoever sends a message: header lines and
 * chunks. Knows no socket and no server.
 */
@NullMarked
package io.fairlead.core.http;

import org.jspecify.annotations.NullMarked;
