/** Tests of how filters are driven: small filters, and a dialect whose frames say plainly what is text. */
@NullMarked
package io.fairlead.core.filter;

import org.jspecify.annotations.NullMarked;
