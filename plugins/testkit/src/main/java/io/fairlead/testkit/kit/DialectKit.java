package io.fairlead.testkit.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.deployment.Capability;
import io.fairlead.api.dialect.ChatDialect;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Signals;
import io.fairlead.api.dialect.TextKind;
import io.fairlead.api.dialect.TextRole;
import io.fairlead.api.dialect.TextSpans;
import io.fairlead.api.error.ErrorAnswer;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.api.json.JsonText;
import io.fairlead.testkit.ClientPathCheck;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.RecordedBodyEdit;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds a dialect to its contract: requests, answers whole and in streams, cut at every byte, of all sorts and with what
 * later versions of the API may bring, errors both ways, and translation. Extend it, name the factory, and give the
 * {@link WireFake} of the API. Everything is read and written in memory, by one thread.
 */
public abstract class DialectKit extends DialectTranslations {
    /** For subclasses. */
    protected DialectKit() {}

    private HeapBody body(String json) {
        return HeapBody.json(json, dialect().probes());
    }

    private RequestFacts read(String json) {
        return read(json, false);
    }

    private RequestFacts read(String json, boolean stream) {
        return dialect().facts(fake().head(stream), body(json));
    }

    private Stream<DynamicTest> eachForm(Consumer<RequestForm> test) {
        Map<RequestForm, DialectAbility> needed = new EnumMap<>(Map.of(
                RequestForm.TOOLS, DialectAbility.TOOLS,
                RequestForm.TOOL_RESULT, DialectAbility.TOOLS,
                RequestForm.VISION, DialectAbility.VISION,
                RequestForm.JSON, DialectAbility.JSON_SCHEMA));
        return Stream.of(RequestForm.values())
                .filter(form -> !needed.containsKey(form) || abilities().contains(needed.get(form)))
                .map(form -> dynamicTest("request " + form, () -> test.accept(form)));
    }

    @Nested
    class TheDialect {
        @Test
        void isNamedAfterItsId() {
            assertThat(dialect().id().name()).isEqualTo(factory().name()).isEqualTo(fake().dialect());
        }

        @Test
        void asksForAPathBelowTheVersion() {
            TestTarget target = TestTarget.of(TestDeployment.of("p", "m"), facts(true));
            assertThat(dialect().target(target)).startsWith("/").doesNotContain("//", " ", "#");
        }

        @Test
        void hasASignOfLifeThatClientsPassOver() {
            needs(DialectAbility.KEEPS_ALIVE);
            StringBuilder sign = new StringBuilder();
            dialect().keepAlive((array, start, end) -> sign.append(Watched.text(array, start, end)));
            assertThat(sign).isNotEmpty();
            assertThat(Watched.of(dialect(), streamed()).look(sign.toString()).signals)
                    .isEqualTo(Signals.NONE);
        }
    }

    @Nested
    class ARequest {
        @TestFactory
        Stream<DynamicTest> isReadForRouting() {
            return eachForm(form -> {
                for (boolean stream : List.of(true, false)) {
                    RequestFacts facts = read(fake().request(form, stream), stream);
                    assertThat(facts.model()).isEqualTo("smart");
                    assertThat(facts.stream()).isEqualTo(stream);
                    assertThat(facts.textBytes()).isBetween(5L, 1000L);
                    assertThat(facts.choices()).isEqualTo(1);
                }
            });
        }

        @TestFactory
        Stream<DynamicTest> saysWhatAModelMustBeAbleToDo() {
            return eachForm(form -> {
                Set<Capability> needs = read(fake().request(form, false)).needs();
                assertThat(needs.contains(Capability.VISION)).as("vision").isEqualTo(form == RequestForm.VISION);
                if (form == RequestForm.TOOLS || form == RequestForm.PLAIN) {
                    assertThat(needs.contains(Capability.TOOLS)).as("tools").isEqualTo(form == RequestForm.TOOLS);
                }
                if (form == RequestForm.JSON) {
                    assertThat(needs).contains(Capability.JSON_SCHEMA);
                }
            });
        }

        @TestFactory
        Stream<DynamicTest> isRefusedByNameWhereItIsOffTheForm() {
            return Stream.of(
                            "{}",
                            "{\"model\":7}",
                            "{\"model\":null}",
                            "{\"model\":\"m\",\"messages\":7}",
                            "{\"model\":\"m\",\"messages\":[7,null,[]],\"stream\":\"yes\"}",
                            "{\"model\":\"m\",\"messages\":[{\"role\":7,\"content\":[{\"type\":[]}]}],\"tools\":{}}")
                    .map(json -> dynamicTest(json, () -> {
                        try {
                            assertThat(read(json)).isNotNull();
                        } catch (RouterException refused) {
                            assertThat(refused.error().status()).isBetween(400, 499);
                        }
                    }));
        }

        @TestFactory
        Stream<DynamicTest> keepsItsBytesButTheModel() {
            return eachForm(form -> {
                HeapBody body = body(fake().request(form, true));
                RequestFacts facts = dialect().facts(fake().head(true), body);
                RecordedBodyEdit same = RecordedBodyEdit.of(body);
                dialect().retarget(same, TestTarget.of(TestDeployment.of("p", "smart"), facts));
                assertThat(same.edits()).isEmpty();
                TestTarget other = TestTarget.of(TestDeployment.of("p", "a\"b"), facts);
                RecordedBodyEdit edit = RecordedBodyEdit.of(body);
                dialect().retarget(edit, other);
                assertThat(String.join(" ", edit.edits()) + dialect().target(other))
                        .containsAnyOf("\"a\\\"b\"", "a%22b");
                Wire.assertWithin(edit, body);
            });
        }

        @TestFactory
        Stream<DynamicTest> isTranslatedThereAndBack() {
            ChatDialect chat = chat();
            return eachForm(form -> {
                ChatRequest request = decoded(chat, fake().request(form, true), new ArrayList<>());
                TestTarget target = TestTarget.of(TestDeployment.of("p", "smart"), facts(true));
                List<String> losses = new ArrayList<>();
                Slice wire = chat.encode(request, target, (path, reason) -> losses.add(path));
                ChatRequest again = decoded(chat, wire.utf8(), losses);
                assertThat(NeutralText.of(again)).isEqualTo(NeutralText.of(request));
            });
        }

        @TestFactory
        Stream<DynamicTest> hasItsOwnNamesForWhatIsLost() {
            ChatDialect chat = chat();
            return eachForm(form -> {
                String body = fake().request(form, false);
                ChatRequest request = decoded(chat, body, new ArrayList<>());
                List<String> nowhere = ClientPathCheck.unresolved(request, body);
                if (!nowhere.isEmpty() && !ClientPathCheck.hasOwnNames(request, body)) {
                    abort("the dialect gives no names of its own, see ChatRequest.clientPath: clients read " + nowhere);
                }
                assertThat(nowhere)
                        .as("members under names that lead nowhere in the request, see ChatRequest.clientPath")
                        .isEmpty();
            });
        }

        @Test
        void losesNothingWithoutAWord() {
            ChatDialect chat = chat();
            List<String> losses = new ArrayList<>();
            ChatRequest request = decoded(chat, fake().request(RequestForm.UNKNOWN_MEMBERS, false), losses);
            TestTarget target = TestTarget.of(TestDeployment.of("p", "smart"), facts(false));
            String wire = chat.encode(request, target, (path, reason) -> losses.add(path))
                    .utf8();
            assertThat(wire + losses).contains("x_later");
        }

        @Test
        void ofLaterIsWrittenOrReportedAsLost() {
            ChatDialect chat = chat();
            List<String> losses = new ArrayList<>();
            TestTarget target = TestTarget.of(TestDeployment.of("p", "m"), facts(true));
            assertThat(chat.encode(Neutral.request(), target, (path, reason) -> losses.add(path + " " + reason))
                            .utf8())
                    .contains("Hello");
            assertThat(losses).isNotEmpty();
        }

        private ChatRequest decoded(ChatDialect chat, String json, List<String> losses) {
            return chat.decode(
                    fake().head(true), HeapBody.json(json, chat.probes()), (path, reason) -> losses.add(path));
        }
    }

    @Nested
    class TheTexts {
        @TestFactory
        Stream<DynamicTest> ofARequestAreFoundWhereTheyStand() {
            needs(DialectAbility.TEXTS);
            return eachForm(form -> {
                HeapBody body = body(fake().request(form, false));
                Found found = new Found();
                dialect().text(body, found);
                found.assertRisesWithin(0, body.length());
                assertThat(found.texts(body.text().getBytes(StandardCharsets.UTF_8)))
                        .contains("Hello");
            });
        }

        @TestFactory
        Stream<DynamicTest> ofAnAnswerAreFoundWhereTheyStand() {
            needs(DialectAbility.TEXTS);
            return eachAnswer(answer -> {
                Map<Integer, StringBuilder> channels = new TreeMap<>();
                for (String event : fake().stream(answer)) {
                    TestFrame frame = frames(event).getFirst();
                    Found found = new Found();
                    dialect().text(frame, found);
                    found.assertRisesWithin(frame.dataStart(), frame.dataEnd());
                    found.append(frame, channels);
                }
                assertThat(channels.isEmpty())
                        .as("no text")
                        .isEqualTo(answer.text().isEmpty());
                // An API may say the same again, such as at its end: each time in a channel of its own.
                assertThat(channels.values())
                        .extracting(StringBuilder::toString)
                        .allMatch(answer.text()::equals);
            });
        }

        @Test
        void areNotLookedForInWhatCannotBeRead() {
            needs(DialectAbility.TEXTS);
            for (String data : List.of("[DONE]", "{", "<html>", "7", "{\"choices\":7,\"delta\":[],\"content\":{}}")) {
                dialect().text(TestFrame.data(data), new Found());
                dialect().text(TestFrame.whole(data), new Found());
            }
        }
    }

    @Nested
    class Errors {
        @TestFactory
        Stream<DynamicTest> ofAnUpstreamAreRead() {
            return Stream.of(400, 401, 403, 404, 413, 422, 429, 500, 503, 529)
                    .map(status -> dynamicTest("status " + status, () -> {
                        UpstreamError error =
                                read(status, fake().error("some_error", "some_error", "No \"luck\" \u00E9"));
                        if (abilities().contains(DialectAbility.TYPES_ERRORS)) {
                            assertThat(error.type()).isEqualTo("some_error");
                        }
                        assertThat(error.message()).isEqualTo("No \"luck\" \u00E9");
                        assertThat(error.status()).isEqualTo(status);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> mayBeAnything() {
            return Stream.of(
                            "",
                            " ",
                            "{}",
                            "[]",
                            "null",
                            "<html>Bad Gateway</html>",
                            "{\"error\":",
                            "{\"error\":7}",
                            "\u0000\uFFFD",
                            "{\"error\":{\"message\":[],\"type\":{},\"code\":false}}",
                            "x".repeat(100_000))
                    .map(body -> dynamicTest("'" + body.substring(0, Math.min(50, body.length())) + "'", () -> {
                        assertThat(read(502, body).message().length()).isLessThanOrEqualTo(20_000);
                        assertThat(read(502, body).status()).isEqualTo(502);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> ofTheGatewayHaveTheFormOfTheApi() {
            return ErrorCodes.all()
                    .map(code -> dynamicTest(code.name(), () -> {
                        RouterError error = RouterError.builder(code, "found \"x\"\n, expected \u00E9")
                                .parameter("messages[0]")
                                .build();
                        ErrorAnswer answer = dialect().error(error);
                        assertThat(answer.status()).isEqualTo(error.status());
                        assertThat(answer.contentType()).startsWith("application/json");
                        assertThat(read(answer.status(), answer.body().utf8()).message())
                                .isEqualTo(error.message());
                    }));
        }

        private UpstreamError read(int status, String body) {
            return dialect().readError(TestReply.of(status), Slice.utf8(body));
        }
    }

    /** The places that a dialect found. */
    private static final class Found implements TextSpans {
        private final List<Span> spans = new ArrayList<>();

        @Override
        public void span(long from, long to, int channel, TextKind kind, TextRole role) {
            spans.add(new Span((int) from, (int) to, channel, kind));
        }

        void assertRisesWithin(long start, long end) {
            long done = start;
            for (Span span : spans) {
                assertThat((long) span.from).isBetween(done, (long) span.to);
                done = span.to;
            }
            assertThat(done).isLessThanOrEqualTo(end);
        }

        List<String> texts(byte[] body) {
            return spans.stream()
                    .map(span -> JsonText.decode(body, span.from, span.to))
                    .toList();
        }

        void append(TestFrame frame, Map<Integer, StringBuilder> channels) {
            for (Span span : spans) {
                if (span.kind.equals(TextKind.TEXT)) {
                    channels.computeIfAbsent(span.channel, _ -> new StringBuilder())
                            .append(JsonText.decode(frame.array(), span.from, span.to));
                }
            }
        }

        private record Span(int from, int to, int channel, TextKind kind) {}
    }
}
