package io.fairlead.plugin.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.testkit.FixedContext;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenAiPluginTest {
    private final OpenAiPlugin plugin = new OpenAiPlugin();
    private final Protocol protocol = plugin.protocols().getFirst().create(FixedContext.plain());
    private final Dialect chat = plugin.dialects().getFirst().create(FixedContext.plain());

    @Test
    void isFoundAsAService() {
        assertThat(ServiceLoader.load(RouterPlugin.class)).hasAtLeastOneElementOfType(OpenAiPlugin.class);
    }

    @Test
    void namesItsDialectsAfterTheirIds() {
        assertThat(plugin.dialects())
                .allSatisfy(factory -> assertThat(
                                factory.create(FixedContext.plain()).id().name())
                        .isEqualTo(factory.name()));
    }

    @Test
    void keepsWaitingClientsWithAComment() {
        StringBuilder sign = new StringBuilder();

        chat.keepAlive((array, start, end) -> sign.append(new String(array, start, end - start, UTF_8)));

        assertThat(sign).hasToString(": keep-alive\n\n");
    }

    @Test
    void servesItsPathsWithAndWithoutTheVersion() {
        assertThat(protocol.endpoints().stream().map(each -> each.method() + " " + each.path()))
                .containsExactly(
                        "POST /v1/chat/completions",
                        "POST /v1/completions",
                        "POST /v1/embeddings",
                        "POST /v1/responses",
                        "GET /v1/models",
                        "GET /v1/models/{model...}",
                        "POST /chat/completions",
                        "POST /completions",
                        "POST /embeddings",
                        "POST /responses",
                        "GET /models",
                        "GET /models/{model...}");
        assertThat(protocol.endpoints().stream().map(Endpoint::kind)).contains("models", "model", "call");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer sk-1, sk-1",
        "bearer  sk-1 , sk-1",
        "Basic abc, ",
        "Bearer, ",
        "'Bearer ', ",
        "sk-1, ",
    })
    void findsTheCallersKey(String value, @Nullable String key) {
        assertThat(protocol.callerKey(TestRequest.get("/v1/models", "Authorization", value)))
                .isEqualTo(key);
        assertThat(protocol.callerKey(TestRequest.get("/v1/models"))).isNull();
    }

    @Test
    void leavesOthersListsToThem() {
        assertThat(protocol.accepts(TestRequest.get("/v1/models"))).isTrue();
        assertThat(protocol.accepts(TestRequest.get("/v1/models", "anthropic-version", "2023-06-01")))
                .isFalse();
    }

    /** Two protocols claimed a list that was asked for with Anthropic's header alone, and their order decided. */
    @Test
    void leavesListsAskedForWithAnothersKeyToOthers() {
        TestRequest both = TestRequest.get("/v1/models", "x-api-key", "k", "authorization", "Bearer k");

        assertThat(protocol.accepts(TestRequest.get("/v1/models", "x-api-key", "k")))
                .isFalse();
        assertThat(protocol.accepts(TestRequest.get("/v1/models/m", "x-api-key", "k")))
                .isFalse();
        assertThat(protocol.accepts(TestRequest.get("/models", "x-api-key", "k")))
                .isTrue();
        assertThat(protocol.accepts(both)).isTrue();
    }

    @Test
    void listsModels() {
        assertThat(protocol.models(List.of(model(), bare()), TestRequest.get("/v1/models"))
                        .utf8())
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"id\":\"groq/m\",\"object\":\"model\",\"created\":7,"
                        + "\"owned_by\":\"groq\",\"context_length\":131072,\"max_output\":32768,"
                        + "\"capabilities\":[\"tools\",\"vision\"]},"
                        + "{\"id\":\"smart\",\"object\":\"model\",\"created\":7,\"owned_by\":\"fairlead\"}]}");
        assertThat(protocol.model(bare(), TestRequest.get("/v1/models/smart")).utf8())
                .isEqualTo("{\"id\":\"smart\",\"object\":\"model\",\"created\":7,\"owned_by\":\"fairlead\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m','messages':[]} | m | false | ",
                "{'model':'smart','messages':[]} | m\"x | false | set model=\"m\\\"x\"",
                "{'model':'m','messages':[],'stream':true} | m | true | set stream_options.include_usage=true",
                "{'model':'m','messages':[],'stream':true,'stream_options':null} | m | true | set stream_options={\"include_usage\":true}",
                "{'model':'m','messages':[],'stream':true} | m | false | ",
                "{'model':'m','messages':[],'stream':false} | m | true | ",
                "{'model':'m','messages':[],'stream':true,'stream_options':{'include_usage':true}} | m | true | ",
            })
    void editsAsLittleAsPossible(String json, String upstream, boolean ask, @Nullable String edit) {
        HeapBody body = HeapBody.json(json.replace('\'', '"'), chat.probes());
        RequestFacts facts = chat.facts(TestRequest.post("/v1/chat/completions"), body);
        TestTarget target = TestTarget.of(TestDeployment.of("p", upstream), facts);
        RecordedBodyEdit edits = RecordedBodyEdit.of(body);

        chat.retarget(edits, ask ? target.askingUsage() : target);

        assertThat(edits.edits()).containsExactlyElementsOf(edit == null ? List.of() : List.of(edit));
        assertThat(chat.target(target)).isEqualTo("/chat/completions");
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/event-stream, true, sse",
        "200, text/event-stream; charset=utf-8, true, sse",
        "200, TEXT/EVENT-STREAM, true, sse",
        "200, application/json, true, whole",
        "200, text/plain, true, sse",
        "200, , true, sse",
        "200, , false, whole",
        "500, text/html, true, whole",
    })
    void cutsTheReply(int status, @Nullable String type, boolean stream, String framing) {
        RequestFacts facts =
                RequestFacts.builder(Operation.CHAT, "m").stream(stream).build();
        TestReply head = type == null ? TestReply.of(status) : TestReply.of(status, "content-type", type);

        assertThat(chat.framing(facts, head)).isEqualTo(Framing.of(framing));
    }

    private static ModelEntry model() {
        return new Entry(
                "groq/m",
                "groq",
                OptionalLong.of(131_072),
                OptionalLong.of(32_768),
                Set.of(Capability.VISION, Capability.TOOLS));
    }

    private static ModelEntry bare() {
        return new Entry("smart", "fairlead", OptionalLong.empty(), OptionalLong.empty(), Set.of());
    }

    private record Entry(
            String id, String owner, OptionalLong contextWindow, OptionalLong maxOutput, Set<Capability> capabilities)
            implements ModelEntry {
        @Override
        public Instant created() {
            return Instant.ofEpochSecond(7);
        }
    }
}
