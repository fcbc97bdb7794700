package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.dialect.DialectId;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.http.RequestHead;
import io.fairlead.api.http.Slice;
import io.fairlead.api.protocol.Endpoint;
import io.fairlead.api.protocol.InfoAnswer;
import io.fairlead.api.protocol.ModelEntry;
import io.fairlead.api.protocol.OfferedModels;
import io.fairlead.api.protocol.Protocol;
import io.fairlead.api.protocol.ProtocolFactory;
import io.fairlead.testkit.TestRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a protocol to its contract: its paths and the dialects behind them, the form of every error, the key of a caller,
 * and lists of models. Extend it, name the factory, the dialects that it offers, and requests as its clients make them.
 * Bodies of errors and lists have to be JSON.
 */
public abstract class ProtocolKit extends Kit<ProtocolAbility> {
    private static final String PATH = "/|(/([A-Za-z0-9._~:-]|\\{[a-z]+})+)*(/\\{[a-z]+\\.\\.\\.}(:[A-Za-z]+)?)?";

    /** For subclasses. */
    protected ProtocolKit() {}

    @Override
    protected abstract ProtocolFactory factory();

    /** All of them, unless overridden. */
    @Override
    protected Set<ProtocolAbility> abilities() {
        return Set.of(ProtocolAbility.values());
    }

    /** The ids of the dialects that clients can use through it, such as {@code openai.chat}. */
    protected abstract List<String> dialects();

    /** A request on one of its paths whose caller identifies itself with this key; without one if it is empty. */
    protected abstract RequestHead withKey(String key);

    /** Requests on its paths that other protocols serve. */
    protected List<RequestHead> requestsOfOthers() {
        return List.of();
    }

    private Protocol protocol() {
        return factory().create(context());
    }

    @Nested
    class ItsPaths {
        @Test
        void areWellFormed() {
            assertThat(protocol().endpoints()).isNotEmpty().allSatisfy(endpoint -> {
                assertThat(endpoint.path()).matches(PATH).isNotEmpty();
                assertThat(endpoint.method()).matches("[A-Z]+");
                assertThat(endpoint.kind()).isIn(Endpoint.CALL, Endpoint.MODELS, Endpoint.MODEL, Endpoint.INFO);
            });
        }

        @Test
        void areServedOnceEach() {
            assertThat(protocol().endpoints().stream().map(each -> each.method() + " " + each.path()))
                    .doesNotHaveDuplicates();
        }

        @Test
        void areTheSameAtEachCall() {
            Protocol protocol = protocol();
            assertThat(described(protocol)).isEqualTo(described(protocol)).isEqualTo(described(protocol()));
        }

        @Test
        void leadToTheDialectsThatItOffers() {
            assertThat(protocol().endpoints().stream()
                            .map(Endpoint::dialect)
                            .filter(Objects::nonNull)
                            .map(DialectId::name)
                            .distinct())
                    .containsExactlyInAnyOrderElementsOf(dialects());
        }

        @Test
        void leadCallsToADialectAndListsToNone() {
            assertThat(protocol().endpoints())
                    .allSatisfy(each -> assertThat(each.dialect() != null)
                            .as("a dialect behind " + each.path())
                            .isEqualTo(each.kind().equals(Endpoint.CALL)));
        }

        @Test
        void haveTheListOfModels() {
            needs(ProtocolAbility.LISTS_MODELS);
            assertThat(protocol().endpoints()).extracting(Endpoint::kind).contains(Endpoint.MODELS);
        }

        @Test
        void haveAVariablePartForOneModel() {
            needs(ProtocolAbility.SHOWS_ONE_MODEL);
            assertThat(protocol().endpoints())
                    .filteredOn(each -> each.kind().equals(Endpoint.MODEL))
                    .isNotEmpty()
                    .allSatisfy(each -> assertThat(each.path()).containsAnyOf("{model}", "{model...}"));
        }

        private static List<String> described(Protocol protocol) {
            return protocol.endpoints().stream()
                    .map(each -> each.method() + each.path() + each.kind() + each.dialect())
                    .toList();
        }
    }

    @Nested
    class ARequest {
        @Test
        void isKnownAsItsOwn() {
            assertThat(protocol().accepts(withKey("key-1"))).isTrue();
        }

        @Test
        void isLeftToOthers() {
            needs(ProtocolAbility.TELLS_ITS_REQUESTS);
            assertThat(requestsOfOthers())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(protocol().accepts(head)).isFalse());
        }

        @Test
        void mayHaveNoFieldsAtAll() {
            for (RequestHead head : List.of(TestRequest.get("/"), TestRequest.get(""), TestRequest.post("/%zz"))) {
                protocol().accepts(head);
                assertThat(protocol().callerKey(head)).isNull();
            }
        }

        @Test
        void hasItsIdInAFieldThatCanBe() {
            assertThat(Objects.requireNonNullElse(protocol().requestIdHeader(), "none"))
                    .as("the name of a header field")
                    .matches("[A-Za-z0-9-]+");
        }

        @TestFactory
        Stream<DynamicTest> tellsTheKeyOfItsCaller() {
            needs(ProtocolAbility.TAKES_KEYS);
            return Stream.of("key-1", "sk-" + "x".repeat(500), "a.b_c-d+e/f=", "KEY")
                    .map(key -> dynamicTest(
                            key.substring(0, Math.min(20, key.length())),
                            () -> assertThat(protocol().callerKey(withKey(key))).isEqualTo(key)));
        }

        @Test
        void withoutAKeyTellsNone() {
            needs(ProtocolAbility.TAKES_KEYS);
            assertThat(protocol().callerKey(withKey(""))).isNull();
            assertThat(protocol().callerKey(TestRequest.get("/v1/models", "authorization", "Basic YTpi")))
                    .isNull();
        }
    }

    @Nested
    class AnError {
        @TestFactory
        Stream<DynamicTest> hasTheFormOfTheApi() {
            return ErrorCodes.all()
                    .map(code -> dynamicTest(code.name(), () -> {
                        RouterError error = RouterError.of(code, "found 'x', expected y");
                        ErrorAnswer answer = protocol().error(error);
                        assertThat(answer.status()).isEqualTo(code.status());
                        assertThat(answer.contentType()).startsWith("application/json");
                        assertThat(JsonTexts.of(answer.body())).contains(error.message());
                    }));
        }

        @TestFactory
        Stream<DynamicTest> keepsTheStatusThatItStates() {
            return Stream.of(400, 401, 403, 404, 405, 409, 413, 415, 418, 422, 429, 451, 500, 502, 503, 504, 529, 599)
                    .map(status -> dynamicTest("status " + status, () -> {
                        RouterError error = RouterError.builder(ErrorCode.UPSTREAM_REJECTED, "No.")
                                .status(status)
                                .build();
                        assertThat(protocol().error(error).status()).isEqualTo(status);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> mayHaveAnOddMessage() {
            return Texts.odd()
                    .filter(odd -> !odd.describe().contains("halves")
                            && !odd.describe().contains("half"))
                    .map(odd -> dynamicTest(odd.describe(), () -> {
                        RouterError error = RouterError.of(ErrorCode.INVALID_REQUEST, odd.text());
                        assertThat(JsonTexts.of(protocol().error(error).body())).contains(odd.text());
                    }));
        }

        @Test
        void mayHaveAllThatAnErrorCanHave() {
            RouterError error = RouterError.builder(ErrorCode.NO_CANDIDATE, "Nobody is left.")
                    .parameter("messages[0].\"content\"")
                    .retryAfter(Duration.ofMillis(1500))
                    .reasons(List.of(
                            RouterError.Reason.of("a/\"m\"", "paused", "It rests\nuntil noon.", Duration.ofSeconds(5)),
                            RouterError.Reason.of("", "a_reason_of_later", "", null)))
                    .build();
            assertThat(JsonTexts.of(protocol().error(error).body())).contains("Nobody is left.");
        }
    }

    @Nested
    class WhatItTellsOfItself {
        @TestFactory
        Stream<DynamicTest> isToldOrRefusedWhateverTheBody() {
            return protocol().endpoints().stream()
                    .filter(endpoint -> endpoint.kind().equals(Endpoint.INFO))
                    .flatMap(endpoint -> Stream.of("", "{", "{}", "[]", "7", "null", "{\"model\":7}", "<html>")
                            .map(body -> dynamicTest(
                                    endpoint.method() + " " + endpoint.path() + " with '" + body + "'",
                                    () -> told(endpoint, body))));
        }

        private void told(Endpoint endpoint, String body) {
            TestRequest head = endpoint.method().equals("POST")
                    ? TestRequest.post(endpoint.path())
                    : TestRequest.get(endpoint.path());
            try {
                InfoAnswer answer = protocol().info(endpoint, head, Slice.utf8(body), new Offered());
                assertThat(answer).as("an answer on " + endpoint.path()).isNotNull();
                assertThat(answer.contentType()).isNotBlank();
            } catch (RouterException refused) {
                assertThat(refused.error().status()).isBetween(400, 499);
            }
        }

        private static final class Offered implements OfferedModels {
            @Override
            public List<ModelEntry> listed() {
                return List.of(TestModel.known("smart"));
            }

            @Override
            public @Nullable ModelEntry find(String name) {
                return name.equals("smart") ? TestModel.known(name) : null;
            }
        }
    }

    @Nested
    class TheModels {
        private static final List<String> IDS =
                List.of("smart", "groq/llama-3.3-70b", "a/b/c:d", "quoted \"x\" \\ \n", "\u00E9\uD83D\uDE00");

        @Test
        void areListedInTheirOrder() {
            needs(ProtocolAbility.LISTS_MODELS);
            List<ModelEntry> models = new ArrayList<>();
            IDS.forEach(id -> models.add(models.size() % 2 == 0 ? TestModel.known(id) : TestModel.of(id)));
            assertThat(inOrder(listed(models))).isEqualTo(IDS);
        }

        @Test
        void mayBeNone() {
            needs(ProtocolAbility.LISTS_MODELS);
            assertThat(listed(List.of())).doesNotContain("smart");
        }

        @Test
        void mayBeTenThousand() {
            needs(ProtocolAbility.LISTS_MODELS);
            List<ModelEntry> models = IntStream.range(0, 10_000)
                    .mapToObj(i -> (ModelEntry) TestModel.known("provider/model-" + i))
                    .toList();
            assertThat(listed(models)).contains("provider/model-0", "provider/model-9999");
        }

        @Test
        void areListedWhateverPageIsAskedFor() {
            needs(ProtocolAbility.LISTS_MODELS);
            for (String query : List.of("", "limit=0", "limit=abc&after_id=%zz", "page=-1&&=", "after_id=smart")) {
                TestRequest head = TestRequest.get("/v1/models").withQuery(query);
                assertThat(JsonTexts.of(protocol().models(List.of(TestModel.of("only")), head)))
                        .contains("only");
            }
        }

        @TestFactory
        Stream<DynamicTest> areShownOneByOne() {
            needs(ProtocolAbility.SHOWS_ONE_MODEL);
            return IDS.stream()
                    .map(id -> dynamicTest("'" + id.strip() + "'", () -> {
                        TestRequest head = TestRequest.get("/v1/models/x");
                        assertThat(JsonTexts.of(protocol().model(TestModel.known(id), head)))
                                .contains(id);
                        assertThat(JsonTexts.of(protocol().model(TestModel.of(id), head)))
                                .contains(id);
                    }));
        }

        private List<String> listed(List<ModelEntry> models) {
            return JsonTexts.of(protocol().models(models, TestRequest.get("/v1/models")));
        }

        private static List<String> inOrder(List<String> texts) {
            return texts.stream().filter(IDS::contains).distinct().toList();
        }
    }
}
