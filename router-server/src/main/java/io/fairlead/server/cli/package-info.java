/** The command line: reads it, runs one command, and gives the exit code. */
@NullMarked
package io.fairlead.server.cli;

import org.jspecify.annotations.NullMarked;
