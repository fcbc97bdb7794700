/**
 * Finds personal data in text: e-mail addresses, phone numbers, payment cards. A text goes in, places go out in rising
 * order. One pass with hand-written shapes, so that no text can make it slow. Knows nothing of masks, requests or
 * streams.
 */
@NullMarked
package io.fairlead.plugin.redact.find;

import org.jspecify.annotations.NullMarked;
