package io.fairlead.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.api.chat.ChatMessage;
import io.fairlead.api.chat.ChatPart;
import io.fairlead.api.chat.ChatRequest;
import io.fairlead.api.chat.ChatRole;
import io.fairlead.api.chat.ToolDefinition;
import io.fairlead.api.error.ErrorCode;
import io.fairlead.api.error.RouterError;
import io.fairlead.api.error.RouterException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class ClientNamesTest {
    private static final ChatMessage FIRST = message("one");
    private static final ChatMessage SECOND = message("two");
    private static final ToolDefinition TOOL = ToolDefinition.of("weather", null, null, Map.of());

    private final ChatRequest decoded = ChatRequest.builder("m")
            .message(FIRST)
            .message(SECOND)
            .tool(TOOL)
            .clientPaths(path -> "client's " + path)
            .build();

    private static ChatMessage message(String text) {
        return ChatMessage.of(ChatRole.USER, List.of(ChatPart.text(text)));
    }

    private String named(String path, UnaryOperator<ChatRequest.Builder> filter) {
        ChatRequest sent = filter.apply(decoded.toBuilder()).build();
        return new ClientNames(decoded, sent).apply(path);
    }

    @Test
    void names_are_those_of_the_dialect_that_decoded() {
        assertThat(new ClientNames(decoded, decoded).apply("messages[1].content[0]"))
                .isEqualTo("client's messages[1].content[0]");
        assertThat(named("top_k", builder -> builder.topK(3))).isEqualTo("client's top_k");
    }

    @Test
    void messages_that_a_filter_moved_are_found_where_the_client_has_them() {
        String path =
                named("messages[2].content[0].detail", all -> all.messages(List.of(message("new"), FIRST, SECOND)));

        assertThat(path).isEqualTo("client's messages[1].content[0].detail");
    }

    @Test
    void what_a_filter_put_in_has_no_place_in_the_clients_body() {
        assertThat(named("messages[0].content[0]", all -> all.messages(List.of(message("new"), FIRST))))
                .isEqualTo("messages[0].content[0]");
        assertThat(named("messages[7]", all -> all)).isEqualTo("messages[7]");
    }

    @Test
    void what_a_filter_changed_stands_where_it_stood() {
        assertThat(named("messages[0].content[0]", all -> all.messages(List.of(message("new"), SECOND))))
                .isEqualTo("client's messages[0].content[0]");
    }

    @Test
    void a_message_that_only_says_the_same_is_another() {
        assertThat(named("messages[0]", all -> all.messages(List.of(message("one")))))
                .isEqualTo("messages[0]");
    }

    @Test
    void tools_are_found_likewise() {
        ToolDefinition added = ToolDefinition.of("time", null, null, Map.of());

        assertThat(named("tools[0].strict", all -> all.tool(added))).isEqualTo("client's tools[0].strict");
        assertThat(named("tools[1].strict", all -> all.tool(added))).isEqualTo("tools[1].strict");
    }

    @Test
    void a_plugin_that_cannot_tell_a_name_leaves_the_neutral_one() {
        ChatRequest faulty = ChatRequest.builder("m")
                .clientPaths(path -> {
                    throw new IllegalStateException("faulty on purpose");
                })
                .build();

        assertThat(new ClientNames(faulty, faulty).apply("top_k")).isEqualTo("top_k");
    }

    @Test
    void a_refusal_has_the_clients_name_as_parameter_and_where_its_message_begins() {
        RouterException refused =
                ClientNames.renamed(refused("stop: found 6, expected 0 to 5"), path -> "stop_sequences");

        assertThat(refused.error().parameter()).isEqualTo("stop_sequences");
        assertThat(refused.error().message()).isEqualTo("stop_sequences: found 6, expected 0 to 5");
        assertThat(refused.error().code()).isEqualTo(ErrorCode.INVALID_REQUEST);
        assertThat(refused.error().retryAfter()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void other_words_of_a_refusal_stay() {
        RouterException refused = ClientNames.renamed(refused("nonstop: found 6"), path -> "stop_sequences");

        assertThat(refused.error().message()).isEqualTo("nonstop: found 6");
        RouterException same = refused("stop: found 6");
        assertThat(ClientNames.renamed(same, path -> path)).isSameAs(same);
    }

    private static RouterException refused(String message) {
        return new RouterException(RouterError.builder(ErrorCode.INVALID_REQUEST, message)
                .parameter("stop")
                .retryAfter(Duration.ofSeconds(3))
                .build());
    }
}
