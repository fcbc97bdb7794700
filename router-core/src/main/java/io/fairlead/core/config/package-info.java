/**
 * The configuration as immutable values: what the operator wrote, checked, defaults filled in, levels resolved. In: the
 * loader's findings. Out: what snapshots are compiled from. Knows nothing of files, YAML or plugins: what belongs to an
 * extension is kept as it was written.
 */
@NullMarked
package io.fairlead.core.config;

import org.jspecify.annotations.NullMarked;
