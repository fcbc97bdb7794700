/** The program: reads the command line, wires core and HTTP server, starts and stops them. */
@NullMarked
package io.fairlead.server;

import org.jspecify.annotations.NullMarked;
