package io.fairlead.plugin.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.TestClock;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiPluginTest {
    private static final RequestFacts EVENTS =
            RequestFacts.builder(Operation.CHAT, "m").stream(true).build();
    private static final RequestFacts ARRAY = RequestFacts.builder(Operation.CHAT, "m").stream(true)
            .framing(Framing.JSON_ARRAY)
            .build();
    private static final RequestFacts WHOLE =
            RequestFacts.builder(Operation.CHAT, "m").build();

    private final Dialect dialect = new GenerateDialect(TestClock.at("2026-11-21T12:00:00Z"));

    private static String edits(Dialect of, String json, String model) {
        RecordedBodyEdit edit = RecordedBodyEdit.of(HeapBody.json(json));
        of.retarget(edit, TestTarget.of(TestDeployment.of("p", model), WHOLE));
        return String.join(";", edit.edits());
    }

    @Test
    void bringsWhatItSays() {
        GeminiPlugin plugin = new GeminiPlugin();
        assertThat(plugin.dialects())
                .allSatisfy(factory -> assertThat(
                                factory.create(FixedContext.with(factory.settings(), java.util.Map.of()))
                                        .id()
                                        .name())
                        .isEqualTo(factory.name()));
        assertThat(plugin.protocols()).hasSize(1);
        assertThat(plugin.providers()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "gemini-x, /models/gemini-x:generateContent",
        "models/gemini-x, /models/gemini-x:generateContent",
        "tunedModels/mine, /tunedModels/mine:generateContent",
        "a b/c?d, /models/a%20b/c%3Fd:generateContent"
    })
    void callsAMethodOfTheModel(String model, String target) {
        assertThat(dialect.target(TestTarget.of(TestDeployment.of("p", model), WHOLE)))
                .isEqualTo(target);
    }

    @Test
    void asksForTheFormOfStreamThatTheClientWants() {
        TestDeployment model = TestDeployment.of("p", "x");
        assertThat(dialect.target(TestTarget.of(model, EVENTS))).isEqualTo("/models/x:streamGenerateContent?alt=sse");
        assertThat(dialect.target(TestTarget.of(model, ARRAY))).isEqualTo("/models/x:streamGenerateContent");
    }

    @Test
    void knowsTheFormOfAReplyByItsHead() {
        assertThat(dialect.framing(EVENTS, TestReply.sse())).isEqualTo(Framing.SSE);
        assertThat(dialect.framing(EVENTS, TestReply.json())).isEqualTo(Framing.JSON_ARRAY);
        assertThat(dialect.framing(WHOLE, TestReply.json())).isEqualTo(Framing.WHOLE);
        assertThat(dialect.framing(EVENTS, TestReply.of(429, "content-type", "application/json")))
                .isEqualTo(Framing.WHOLE);
    }

    @Test
    void namesTheUpstreamsModelWhereverItStands() {
        assertThat(edits(dialect, "{\"contents\":[]}", "x")).isEmpty();
        assertThat(edits(dialect, "{\"model\":\"models/m\",\"contents\":[]}", "x"))
                .contains("remove model");
        assertThat(edits(new CountTokensDialect(), "{\"generateContentRequest\":{\"model\":\"models/m\"}}", "x"))
                .contains("generateContentRequest.model", "models/x");
        assertThat(edits(
                        EmbedDialect.batch(),
                        "{\"requests\":[{\"model\":\"models/m\"},{\"model\":\"models/x\"}]}",
                        "x"))
                .contains("models/x")
                .doesNotContain(";");
    }

    @ParameterizedTest
    @CsvSource({"key=abc%2Bd&alt=sse, abc+d", "alt=sse, ", "key=, ", "key=%zz, "})
    void takesKeysInTheQuery(String query, String key) {
        GeminiProtocol protocol = new GeminiProtocol();
        assertThat(protocol.callerKey(
                        TestRequest.post("/v1beta/models/m:generateContent").withQuery(query)))
                .isEqualTo(key);
    }

    @Test
    void countsTokensOfAWholeRequest() {
        CountTokensDialect count = new CountTokensDialect();
        HeapBody body = HeapBody.json(
                "{\"generate_content_request\":{\"model\":\"models/m\",\"contents\":[{\"parts\":[{\"text\":\"u\"}]}]}}");
        TestRequest head = TestRequest.post("/").withParameters(java.util.Map.of("model", "m"));
        var request = count.decode(head, body, (path, reason) -> {});

        assertThat(count.encode(request, TestTarget.of(TestDeployment.of("p", "x"), WHOLE), (path, reason) -> {})
                        .utf8())
                .isEqualTo(
                        "{\"generateContentRequest\":{\"model\":\"models/x\",\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"u\"}]}]}}");
        assertThat(count.read(count.write(31))).isEqualTo(31);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat,count | generateContent,streamGenerateContent,countTokens",
                "embedding | countTokens,embedContent,batchEmbedContents",
                "chat,embedding | generateContent,streamGenerateContent,countTokens,embedContent,batchEmbedContents",
                "| generateContent,streamGenerateContent,countTokens",
            })
    void listsWhatAModelCanBeAskedFor(@Nullable String operations, String methods) {
        Set<Operation> served = new LinkedHashSet<>();
        if (operations != null) {
            Stream.of(operations.split(",")).map(Operation::of).forEach(served::add);
        }
        Slice model = new GeminiProtocol().model(new Served(served), TestRequest.get("/v1beta/models/m"));

        assertThat(model.utf8())
                .endsWith("\"supportedGenerationMethods\":[\"" + methods.replace(",", "\",\"") + "\"]}");
    }

    private record Served(Set<Operation> operations) implements ModelEntry {
        @Override
        public String id() {
            return "m";
        }

        @Override
        public String owner() {
            return "fairlead";
        }

        @Override
        public Instant created() {
            return Instant.EPOCH;
        }

        @Override
        public OptionalLong contextWindow() {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong maxOutput() {
            return OptionalLong.empty();
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }
    }
}
