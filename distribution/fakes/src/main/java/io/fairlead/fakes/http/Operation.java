package io.fairlead.fakes.http;

import java.io.IOException;

/** What an upstream does with one kind of request. */
@FunctionalInterface
public interface Operation {
    /**
     * Answers a request.
     *
     * @throws Refusal if the vendor would refuse it
     * @throws IOException if who asked has left
     */
    void answer(Call call, Wire wire) throws IOException;
}
