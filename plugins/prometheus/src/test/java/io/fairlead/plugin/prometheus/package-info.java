/** Tests of the exporter, one of them behind a class loader as strict as the host's. */
@NullMarked
package io.fairlead.plugin.prometheus;

import org.jspecify.annotations.NullMarked;
