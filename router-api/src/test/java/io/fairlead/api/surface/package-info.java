/** What plugins can see of the contract, listed in a file that is kept beside the code. */
@NullMarked
package io.fairlead.api.surface;

import org.jspecify.annotations.NullMarked;
