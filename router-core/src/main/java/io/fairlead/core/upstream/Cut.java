package io.fairlead.core.upstream;

import io.fairlead.core.upstream.Deadlines.Phase;

/** Why a call was ended from this side. */
sealed interface Cut {
    /** Somebody did not want the reply any more. */
    record Abort(String reason) implements Cut {}

    /** A deadline passed. */
    record Timeout(Phase phase) implements Cut {}
}
