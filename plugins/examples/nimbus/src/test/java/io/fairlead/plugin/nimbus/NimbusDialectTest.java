package io.fairlead.plugin.nimbus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.api.chat.ChatEvent;
import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatReader;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ChatWriter;
import io.fairlead.api.chat.FinishReason;
import io.fairlead.api.dialect.Operation;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.api.dialect.Usage;
import io.fairlead.api.error.RouterException;
import io.fairlead.api.error.UpstreamError;
import io.fairlead.api.http.Slice;
import io.fairlead.testkit.HeapBody;
import io.fairlead.testkit.NeutralText;
import io.fairlead.testkit.TestDeployment;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import io.fairlead.testkit.TestReply;
import io.fairlead.testkit.TestRequest;
import io.fairlead.testkit.TestTarget;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NimbusDialectTest {
    private static final TestRequest HEAD = TestRequest.post("/v1/generate");

    private final NimbusDialect dialect = new NimbusDialect();
    private final List<String> lost = new ArrayList<>();

    private static RequestFacts facts(boolean stream) {
        return RequestFacts.builder(Operation.CHAT, "large").stream(stream).build();
    }

    private String encoded(ChatRequest request) {
        TestTarget target = TestTarget.of(TestDeployment.of("nimbus", "large"), facts(request.stream()));
        return dialect.encode(request, target, (path, reason) -> lost.add(path)).utf8();
    }

    @Test
    void writes_a_conversation() {
        ChatRequest request = ChatRequest.builder("smart")
                .message(ChatMessage.of(ChatRole.SYSTEM, List.of(ChatPart.text("Be brief."))))
                .message(ChatMessage.of(ChatRole.USER, List.of(ChatPart.text("One"), ChatPart.text("Two"))))
                .stream(true)
                .maxOutputTokens(9)
                .build();

        assertThat(encoded(request))
                .isEqualTo("{\"engine\":\"large\",\"turns\":[{\"from\":\"system\",\"text\":\"Be brief.\"},"
                        + "{\"from\":\"user\",\"text\":\"One\\nTwo\"}],\"live\":true,\"limit\":9}");
        assertThat(lost).isEmpty();
    }

    @Test
    void reports_what_it_cannot_say() {
        encoded(ChatRequest.builder("smart")
                .temperature(0.5)
                .topP(0.9)
                .stop("END")
                .build());

        assertThat(lost).containsExactly("temperature", "top_p", "stop");
    }

    @Test
    void reads_a_whole_answer_and_a_stream_alike() {
        List<ChatEvent> whole =
                read(false, List.of(TestFrame.whole("{\"text\":\"Hello\",\"why\":\"limit\",\"spent\":[3,2]}")));
        List<ChatEvent> stream = read(
                true,
                TestFrame.sse("data: {\"text\":\"Hel\"}\n\ndata: {\"text\":\"lo\",\"mood\":{\"new\":1}}\n\n"
                        + "data: {\"why\":\"limit\",\"spent\":[3,2]}\n\n"));

        assertThat(NeutralText.of(stream)).isEqualTo(NeutralText.of(whole)).contains("Hello", "length");
        assertThat(stream.getLast()).isEqualTo(ChatEvent.ended());
    }

    @Test
    void takes_no_answer_for_whole_that_does_not_say_why_it_ended() {
        List<ChatEvent> cut = read(true, TestFrame.sse("data: {\"text\":\"Hel\"}\n\n"));

        assertThat(cut).isNotEmpty().doesNotContain(ChatEvent.ended());
    }

    private List<ChatEvent> read(boolean stream, List<TestFrame> frames) {
        List<ChatEvent> events = new ArrayList<>();
        ChatReader reader = dialect.reader(stream ? TestOptions.sse(facts(true)) : TestOptions.whole(facts(false)));
        frames.forEach(frame -> reader.frame(frame, events::add));
        reader.end(events::add);
        return events;
    }

    @Test
    void writes_answers_for_its_own_clients() {
        assertThat(written(false)).isEqualTo("{\"text\":\"Hi\",\"why\":\"rules\",\"spent\":[3,2]}");
        assertThat(written(true)).isEqualTo("data: {\"text\":\"Hi\"}\n\ndata: {\"why\":\"rules\",\"spent\":[3,2]}\n\n");
    }

    private String written(boolean stream) {
        StringBuilder out = new StringBuilder();
        ChatWriter writer = dialect.writer(TestOptions.sse(facts(stream)));
        Usage usage = Usage.builder().inputTokens(3).outputTokens(2).build();
        for (ChatEvent event : List.of(
                ChatEvent.text(0, "Hi"),
                ChatEvent.usage(usage),
                ChatEvent.finished(0, FinishReason.CONTENT_FILTER, null))) {
            writer.event(event, (array, from, to) -> out.append(text(array, from, to)));
        }
        writer.end((array, from, to) -> out.append(text(array, from, to)));
        return out.toString();
    }

    private static String text(byte[] array, int from, int to) {
        return new String(array, from, to - from, StandardCharsets.UTF_8);
    }

    @Test
    void reads_its_own_requests() {
        HeapBody body =
                HeapBody.json("{\"engine\":\"large\",\"turns\":[{\"from\":\"user\",\"text\":\"Hi\"}],\"live\":true}");

        assertThat(dialect.facts(HEAD, body).stream()).isTrue();
        assertThat(encoded(dialect.decode(HEAD, body, (path, reason) -> lost.add(path))))
                .isEqualTo(body.text());
        assertThatThrownBy(() -> dialect.facts(HEAD, HeapBody.json("{\"turns\":[]}")))
                .isInstanceOf(RouterException.class)
                .hasMessageContaining("engine: found nothing");
    }

    @Test
    void reads_problems_and_whatever_else_comes_with_an_error() {
        UpstreamError told = dialect.readError(
                TestReply.of(400), Slice.utf8("{\"problem\":\"too-long\",\"detail\":\"Shorter, please.\"}"));

        assertThat(told.code()).isEqualTo("too-long");
        assertThat(told.message()).isEqualTo("Shorter, please.");
        assertThat(dialect.readError(TestReply.of(502), Slice.utf8("<html>")).status())
                .isEqualTo(502);
        assertThat(dialect.readError(TestReply.of(502), Slice.EMPTY).code()).isNull();
    }
}
