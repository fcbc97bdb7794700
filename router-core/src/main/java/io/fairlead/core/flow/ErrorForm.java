package io.fairlead.core.flow;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.json.JsonText;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.Exchange;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.plugin.FailureText;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/** Gives an error its form: the protocol's, or a plain one where no protocol is there to ask. */
final class ErrorForm {
    private static final Logger LOGGER = System.getLogger(ErrorForm.class.getName());

    private final Blame blame;

    ErrorForm(Blame blame) {
        this.blame = blame;
    }

    /** The same for a client that is told of its exchange, too. */
    ErrorAnswer of(Exchange exchange, @Nullable Protocol protocol, RouterError error) {
        exchange.requestIdHeader(protocol == null ? null : protocol.requestIdHeader());
        return of(protocol, error);
    }

    ErrorAnswer of(@Nullable Protocol protocol, RouterError error) {
        try {
            if (protocol != null) {
                return protocol.error(error);
            }
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            if (blame.failed(e)) {
                LOGGER.log(Level.WARNING, "a protocol failed in=error error=" + FailureText.of(e));
            }
        }
        return ErrorAnswer.json(
                error.status(),
                "{\"error\":{\"message\":" + JsonText.quote(error.message()) + ",\"code\":\""
                        + error.code().name() + "\"}}");
    }
}
