package io.fairlead.core.accept;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.scene.PlainProtocol;
import io.fairlead.core.snapshot.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProtocolGuessTest {
    private static final ClientHead NOTHING = head("/");

    private static ClientHead head(String path) {
        return new ClientHead("POST", path, null, Map.of(), new HeaderLines());
    }

    /** Serves {@code /other}; cannot tell whether any request but the empty one is its own. */
    private static final class Failing implements Protocol {
        private final Protocol plain = new PlainProtocol();

        @Override
        public boolean accepts(RequestHead head) {
            if (head.path().length() > 1) {
                throw new IllegalStateException("a protocol that fails");
            }
            return true;
        }

        @Override
        public List<Endpoint> endpoints() {
            return List.of(Endpoint.models("/other"));
        }

        @Override
        public @Nullable String callerKey(RequestHead head) {
            return plain.callerKey(head);
        }

        @Override
        public ErrorAnswer error(RouterError error) {
            return plain.error(error);
        }

        @Override
        public Slice models(List<ModelEntry> models, RequestHead head) {
            return plain.models(models, head);
        }

        @Override
        public Slice model(ModelEntry model, RequestHead head) {
            return plain.model(model, head);
        }
    }

    @Test
    void goesOnWhereAProtocolFails() {
        Protocol plain = new PlainProtocol();
        Paths paths = new Paths(List.of(new Failing(), plain), NOTHING);
        List<Throwable> blamed = new ArrayList<>();
        assertThat(ProtocolGuess.of(paths, head("/others"), blamed::add)).isSameAs(plain);
        assertThat(blamed).singleElement().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isNobodyIfAllFail() {
        assertThat(ProtocolGuess.of(new Paths(List.of(new Failing()), NOTHING), head("/others"), Blame.NONE))
                .isNull();
    }
}
