/**
 * Projects for authors of plugins: a kind, a name and a package come in, the files of a Maven project go out. The texts are
 * resources beside these classes. What a plugin does once it is installed is not known here.
 */
@NullMarked
package io.fairlead.server.cli.template;

import org.jspecify.annotations.NullMarked;
