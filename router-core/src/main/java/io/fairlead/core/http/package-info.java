/**
 * Header fields as the flow builds them. Knows no socket and no server.
 */
@NullMarked
package io.fairlead.core.http;

import org.jspecify.annotations.NullMarked;
