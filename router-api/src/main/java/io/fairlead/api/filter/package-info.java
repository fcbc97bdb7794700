/**
 * Extension point {@code filter}: sees requests on the way down and answers on the way up, in the views it declares.
 */
@NullMarked
package io.fairlead.api.filter;

import org.jspecify.annotations.NullMarked;
