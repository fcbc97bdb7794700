/**
 * Clients that send what no library would: bytes over a socket. And the answers as they came. Must not know protocols.
 */
@NullMarked
package io.fairlead.e2e.http;

import org.jspecify.annotations.NullMarked;
