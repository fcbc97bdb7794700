package io.fairlead.core.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.core.exchange.ClientHead;
import io.fairlead.core.http.HeaderLines;
import io.fairlead.core.plugin.Blame;
import io.fairlead.core.scene.RecordedClient;
import io.fairlead.core.scene.Scene;
import io.fairlead.core.snapshot.Paths;
import io.fairlead.core.snapshot.Snapshot;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongPathTest {
    private static final DialectId CHAT = DialectId.of("plain.chat");

    /** Takes every request. */
    private static final Protocol WIDE = new Named("wide", "") {
        @Override
        public List<Endpoint> endpoints() {
            return List.of(
                    Endpoint.call("POST", "/v1/chat/completions", CHAT),
                    Endpoint.call("POST", "/v1/completions", CHAT),
                    Endpoint.call("POST", "/v1/embeddings", CHAT),
                    Endpoint.call("POST", "/v1/responses", CHAT),
                    Endpoint.models("/v1/models"),
                    Endpoint.model("/v1/models/{model...}"),
                    Endpoint.info("GET", "/v1/about"));
        }
    };

    /** Takes requests of its own version alone, and has verbs behind names. */
    private static final Protocol VERBS = new Named("verbs", "/beta/") {
        @Override
        public List<Endpoint> endpoints() {
            return List.of(
                    Endpoint.call("POST", "/beta/models/{model...}:generateContent", CHAT),
                    Endpoint.call("POST", "/beta/models/{model...}:countTokens", CHAT),
                    Endpoint.models("/beta/models"),
                    Endpoint.model("/beta/models/{model...}"));
        }
    };

    private abstract static class Named implements Protocol {
        private final String name;
        private final String begin;

        Named(String name, String begin) {
            this.name = name;
            this.begin = begin;
        }

        @Override
        public boolean accepts(RequestHead head) {
            return head.path().startsWith(begin);
        }

        @Override
        public @Nullable String callerKey(RequestHead head) {
            return null;
        }

        @Override
        public ErrorAnswer error(RouterError error) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Slice models(List<ModelEntry> models, RequestHead head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Slice model(ModelEntry model, RequestHead head) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Snapshot SNAPSHOT = snapshot();

    private static Snapshot snapshot() {
        Scene scene = new Scene().provider("a", "k").route("r", "a/m");
        scene.builder().protocol(VERBS);
        scene.builder().protocol(WIDE);
        return scene.snapshot();
    }

    private static RouterError refusal(String method, String path) {
        RouterException refused = catchThrowableOfType(
                RouterException.class,
                () -> Acceptance.accept(SNAPSHOT, RecordedClient.asking(method, path, ""), Blame.NONE));
        assertThat(refused).as("what %s %s gets", method, path).isNotNull();
        return refused.error();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/chat/completion, /v1/chat/completions",
        "/v1/chat/completions/, /v1/chat/completions",
        "/V1/Chat/Completions, /v1/chat/completions",
        "/chat/completions, /v1/chat/completions",
        "/v1/v1/v1/chat/completions//, /v1/chat/completions",
        "/openai/v1/chat/completions, /v1/chat/completions",
        "/v1/embedding, /v1/embeddings",
        "/v1/model, /v1/models",
        "/beta/models/x:generate, /beta/models/{model}:generateContent",
        "/beta/models/a/b:free:generatecontent, /beta/models/{model}:generateContent",
        "/beta/models/x:countToken, /beta/models/{model}:countTokens",
    })
    void theNearestIsNamedFirst(String path, String meant) {
        RouterError error = refusal("POST", path);

        assertThat(error.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND);
        assertThat(error.message())
                .startsWith("unknown path: found '" + path + "', did you mean " + meant + "? This API has POST /");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/nowhere", "/v1/images/generations", "/v1/audio/transcriptions", "/v1/files"})
    void whatIsLikeNothingIsToldWhatThereIs(String path) {
        assertThat(refusal("POST", path).message())
                .isEqualTo("unknown path: found '" + path + "', expected one of this API: POST /v1/chat/completions,"
                        + " POST /v1/completions, POST /v1/embeddings, POST /v1/responses, GET /v1/models,"
                        + " GET /v1/models/{model} and 1 more");
    }

    @Test
    void aVerbThatThereIsNotIsAnUnknownPath() {
        RouterError error = refusal("POST", "/beta/models/x:sing");

        assertThat(error.code()).isEqualTo(ErrorCode.PATH_NOT_FOUND);
        assertThat(error.message())
                .contains("expected one of this API: POST /beta/models/{model}:generateContent")
                .doesNotContain("completions");
    }

    /** As those ask who watch whether a server is there. */
    @ParameterizedTest
    @CsvSource({"/v1/models, models", "/v1/models/a/b, model", "/v1/about, info"})
    void whatCanBeGotCanBeAskedForItsHead(String path, String kind) {
        Accepted accepted = Acceptance.accept(SNAPSHOT, RecordedClient.asking("HEAD", path, ""), Blame.NONE);

        assertThat(accepted.endpoint().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "HEAD, /v1/chat/completions, POST",
        "GET, /v1/chat/completions, POST",
        "DELETE, /v1/models, 'GET, HEAD'",
        "POST, /v1/models/llama3:8b, 'GET, HEAD'",
        "POST, /beta/models/x, 'GET, HEAD'",
        "GET, /beta/models/x:generateContent, POST",
    })
    void aWrongMethodOnAKnownPathIsNoUnknownPath(String method, String path, String expected) {
        RouterError error = refusal(method, path);

        assertThat(error.code()).isEqualTo(ErrorCode.METHOD_NOT_ALLOWED);
        assertThat(error.message()).endsWith("for " + path + ", expected " + expected);
        assertThat(Acceptance.methods(SNAPSHOT.paths(), path)).containsExactly(expected.split(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "/beta/models/x:generate, verbs",
        "/bet/models/x:generateContent, verbs",
        "/beta/nothing/like/it, verbs",
        "/v1/chat/completion, wide",
        "/chat/completions, wide",
        "/nowhere, wide",
    })
    void errorsHaveTheFormOfTheApiThatWasMeant(String path, String protocol) {
        ClientHead head = new ClientHead("POST", path, null, Map.of(), new HeaderLines());
        Paths paths = new Paths(List.of(VERBS, WIDE), new ClientHead("GET", "/", null, Map.of(), new HeaderLines()));

        assertThat(ProtocolGuess.of(paths, head, Blame.NONE)).hasToString(protocol);
    }

    @Test
    void aLongPathIsLikeNothing() {
        assertThat(refusal("POST", "/v1/chat/completions" + "/".repeat(10_000)).message())
                .doesNotContain("did you mean");
    }
}
