/** Tests of the projects for authors of plugins. */
@NullMarked
package io.fairlead.server.cli.template;

import org.jspecify.annotations.NullMarked;
