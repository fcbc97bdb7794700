/** What the user's pages say, tried against the archive: configurations, answers and messages that they show. */
@NullMarked
package io.fairlead.e2e.docs;

import org.jspecify.annotations.NullMarked;
