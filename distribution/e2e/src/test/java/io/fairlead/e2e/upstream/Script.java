package io.fairlead.e2e.upstream;

import java.io.IOException;

/** What an upstream does with a call. */
@FunctionalInterface
public interface Script {
    /** Answers, or does not. */
    void answer(Call call, Wire wire) throws IOException;
}
