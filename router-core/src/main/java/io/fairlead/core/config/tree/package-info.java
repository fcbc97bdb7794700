/**
 * YAML as a small tree in which every node knows where it stands. In: bytes of a file or a text. Out: maps, lists and
 * scalars, with everything YAML offers beyond them (tags, cycles, several documents, keys given twice) reported as a
 * problem. Must not know any key of the configuration; the only place that knows the YAML library.
 */
@NullMarked
package io.fairlead.core.config.tree;

import org.jspecify.annotations.NullMarked;
