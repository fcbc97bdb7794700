package io.fairlead.plugin.anthropic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.api.RouterPlugin;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.Dialect;
import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
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

class AnthropicPluginTest {
    private static final RouterPlugin PLUGIN =
            ServiceLoader.load(RouterPlugin.class).findFirst().orElseThrow();
    private static final Dialect DIALECT = PLUGIN.dialects().getFirst().create(FixedContext.plain());
    private static final Protocol PROTOCOL = PLUGIN.protocols().getFirst().create(FixedContext.plain());

    @Test
    void bringsOneOfEach() {
        assertThat(PLUGIN.dialects())
                .extracting(factory -> factory.name())
                .containsExactly("anthropic.messages", "anthropic.count-tokens");
        assertThat(PLUGIN.protocols()).extracting(factory -> factory.name()).containsExactly("anthropic");
        assertThat(PLUGIN.providers()).extracting(factory -> factory.name()).containsExactly("anthropic");
        assertThat(DIALECT.id().name()).isEqualTo("anthropic.messages", "anthropic.count-tokens");
    }

    @Test
    void keepsWaitingClientsWithThePingOfThisApi() {
        StringBuilder sign = new StringBuilder();

        DIALECT.keepAlive((array, start, end) -> sign.append(new String(array, start, end - start, UTF_8)));

        assertThat(sign).hasToString("event: ping\ndata: {\"type\": \"ping\"}\n\n");
    }

    @Test
    void servesMessagesCountsAndModels() {
        assertThat(PROTOCOL.endpoints())
                .extracting(Endpoint::method, Endpoint::path, Endpoint::kind)
                .containsExactly(
                        tuple("POST", "/v1/messages", Endpoint.CALL),
                        tuple("POST", "/v1/messages/count_tokens", Endpoint.CALL),
                        tuple("GET", "/v1/models", Endpoint.MODELS),
                        tuple("GET", "/v1/models/{model...}", Endpoint.MODEL));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models, anthropic-version, 2023-06-01, true",
        "/v1/models, x-api-key, k, true",
        "/v1/models, authorization, Bearer k, false",
        "/v1/messages, authorization, Bearer k, true",
    })
    void knowsItsClients(String path, String field, String value, boolean accepted) {
        assertThat(PROTOCOL.accepts(TestRequest.get(path, field, value))).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({
        "x-api-key, k, k",
        "authorization, Bearer k, k",
        "authorization, bearer  k, k",
        "authorization, Basic k, ",
        "authorization, Bearer, ",
        "x-api-key, '', ",
        "cookie, k, ",
    })
    void findsTheCallersKey(String field, String value, @Nullable String key) {
        assertThat(PROTOCOL.callerKey(TestRequest.post("/v1/messages", field, value)))
                .isEqualTo(key);
    }

    @Test
    void listsModelsInTheVendorsShape() {
        String first = "{\"type\":\"model\",\"id\":\"smart\",\"display_name\":\"smart\","
                + "\"created_at\":\"2026-11-21T12:00:00Z\",\"max_input_tokens\":200000,\"max_tokens\":64000,\"capabilities\":null}";
        String second = "{\"type\":\"model\",\"id\":\"p/m\",\"display_name\":\"p/m\","
                + "\"created_at\":\"2026-11-21T12:00:00Z\",\"max_input_tokens\":null,\"max_tokens\":null,\"capabilities\":null}";
        Entry known = new Entry("smart", OptionalLong.of(200_000), OptionalLong.of(64_000));
        Entry unknown = new Entry("p/m", OptionalLong.empty(), OptionalLong.empty());

        assertThat(PROTOCOL.models(List.of(known, unknown), TestRequest.get("/v1/models"))
                        .utf8())
                .isEqualTo("{\"data\":[" + first + "," + second
                        + "],\"has_more\":false,\"first_id\":\"smart\",\"last_id\":\"p/m\"}");
        assertThat(PROTOCOL.model(unknown, TestRequest.get("/v1/models/p/m")).utf8())
                .isEqualTo(second);
        assertThat(PROTOCOL.models(List.of(), TestRequest.get("/v1/models")).utf8())
                .isEqualTo("{\"data\":[],\"has_more\":false,\"first_id\":null,\"last_id\":null}");
    }

    @Test
    void tellsErrorsInTheVendorsForm() {
        RouterError error = RouterError.of(ErrorCode.MODEL_NOT_FOUND, "no such model");

        assertThat(PROTOCOL.error(error).body().utf8()).contains("not_found_error");
        assertThat(DIALECT.error(error).body().utf8()).contains("not_found_error");
    }

    @Test
    void changesTheModelOnlyWhereTheUpstreamCallsItOtherwise() {
        HeapBody body = HeapBody.json("{\"model\":\"m\",\"max_tokens\":1,\"messages\":[]}", DIALECT.probes());
        RequestFacts facts = DIALECT.facts(TestRequest.post("/v1/messages"), body);
        RecordedBodyEdit same = RecordedBodyEdit.of(body);
        RecordedBodyEdit other = RecordedBodyEdit.of(body);

        DIALECT.retarget(same, TestTarget.of(TestDeployment.of("p", "m"), facts).askingUsage());
        DIALECT.retarget(other, TestTarget.of(TestDeployment.of("p", "claude\"x"), facts));

        assertThat(same.edits()).isEmpty();
        assertThat(other.edits()).containsExactly("set model=\"claude\\\"x\"");
        assertThat(DIALECT.target(TestTarget.of(TestDeployment.of("p", "m"), facts)))
                .isEqualTo("/messages");
    }

    @ParameterizedTest
    @CsvSource({
        "true, 200, text/event-stream; charset=utf-8, sse",
        "true, 200, text/plain, sse",
        "true, 200, application/json, whole",
        "true, 529, text/plain, whole",
        "false, 200, application/json, whole",
        "false, 200, text/event-stream, sse",
    })
    void cutsTheReplyByWhatItIs(boolean stream, int status, String type, String framing) {
        RequestFacts facts =
                RequestFacts.builder(DIALECT.operation(), "m").stream(stream).build();

        assertThat(DIALECT.framing(facts, TestReply.of(status, "content-type", type)))
                .isEqualTo(Framing.of(framing));
    }

    private record Entry(String id, OptionalLong contextWindow, OptionalLong maxOutput) implements ModelEntry {
        @Override
        public String owner() {
            return "fairlead";
        }

        @Override
        public Instant created() {
            return Instant.parse("2026-11-21T12:00:00.5Z");
        }

        @Override
        public Set<Capability> capabilities() {
            return Set.of();
        }
    }
}
