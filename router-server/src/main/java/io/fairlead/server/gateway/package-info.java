/**
 * Puts the gateway together and takes it apart: plugins, configuration, core and listeners, in the order in which they
 * need each other. Knows everybody, decides nothing about requests.
 */
@NullMarked
package io.fairlead.server.gateway;

import org.jspecify.annotations.NullMarked;
