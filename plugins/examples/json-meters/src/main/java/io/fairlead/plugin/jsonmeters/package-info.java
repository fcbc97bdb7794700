/** An exporter: meters come in, a page of JSON goes out. It knows none of the meters by name. */
@NullMarked
package io.fairlead.plugin.jsonmeters;

import org.jspecify.annotations.NullMarked;
