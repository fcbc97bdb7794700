/** Rubbish for all that reads what comes from outside: requests, answers, errors, lists of models. */
@NullMarked
package io.fairlead.translation.rubbish;

import org.jspecify.annotations.NullMarked;
