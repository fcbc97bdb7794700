package io.fairlead.drill.client;

import java.io.IOException;

/** An answer breaks the rules of its form; the message names what was found. */
final class MalformedAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedAnswerException(String found) {
        super(found);
    }
}
