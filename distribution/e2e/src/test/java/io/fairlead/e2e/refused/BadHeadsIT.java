package io.fairlead.e2e.refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.stage.Ask;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** First lines and header fields. */
@ExtendWith(OnStage.class)
final class BadHeadsIT {
    private static final String JSON = "Content-Type: application/json\r\n";

    private final Stage stage;

    BadHeadsIT(Stage stage) {
        this.stage = stage;
    }

    private Connection connect() throws IOException {
        return Connection.to(stage.gateway().port());
    }

    /** A whole good request but for what is given. */
    private static String request(Api api, String firstLine, String lines) {
        return firstLine + "\r\nHost: localhost\r\n" + String.join("\r\n", api.fields()) + "\r\n" + lines
                + "Content-Length: " + api.good().length() + "\r\n\r\n" + api.good();
    }

    private static String post(Api api, String lines) {
        return request(api, "POST " + api.path() + " HTTP/1.1", lines);
    }

    static Stream<Arguments> wrongMethods() {
        return Arrays.stream(Api.values())
                .flatMap(api -> Stream.of("GET", "PUT", "DELETE", "PATCH", "OPTIONS", "BREW")
                        .map(method -> Arguments.of(api, method)));
    }

    @ParameterizedTest
    @MethodSource("wrongMethods")
    void a_wrong_method_is_told_with_the_right_one(Api api, String method) throws IOException {
        try (Connection connection = connect()) {
            connection.send(request(api, method + " " + api.path() + " HTTP/1.1", JSON));
            Answer answer = connection.answer();
            api.refuses(answer, 405, "found " + method, "expected POST");
            assertThat(answer.header("allow")).isEqualTo("POST");
            api.serves(connection);
        }
    }

    /** Regression: the body of an answer to HEAD was taken for the next answer. */
    @ParameterizedTest
    @CsvSource({Ask.CHAT + ", 405", "/v1/models, 200", "/health, 200", "/nowhere, 404"})
    void an_answer_to_head_has_no_body(String path, int status) throws IOException {
        try (Connection connection = connect()) {
            connection.send("HEAD " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(connection.head().status()).isEqualTo(status);
            assertThat(connection.answer().text()).isEqualTo("{\"status\":\"ok\"}");
        }
    }

    static Stream<Arguments> wrongPaths() {
        return Stream.of(
                Arguments.of(Api.OPENAI, "/v1/chat/completion"),
                Arguments.of(Api.OPENAI, "/v1/chat/completions/"),
                Arguments.of(Api.OPENAI, "/v1/chat/completions%00"),
                Arguments.of(Api.OPENAI, "/v1/chat%2Fcompletions/x"),
                Arguments.of(Api.OPENAI, "/nowhere"),
                Arguments.of(Api.ANTHROPIC, "/v1/message"),
                Arguments.of(Api.ANTHROPIC, "/v1/messages/x"),
                Arguments.of(Api.ANTHROPIC, "/v1/messages/../../../etc/passwd"));
    }

    @ParameterizedTest
    @MethodSource("wrongPaths")
    void a_wrong_path_is_told_with_the_right_ones(Api api, String path) throws IOException {
        try (Connection connection = connect()) {
            api.refuses(connection.post(path, api.good(), api.fields()), 404, "unknown path: found '/", api.path());
            api.serves(connection);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH/", "PATH//", "/v1PATH", "/v1/v1PATH/"})
    void a_path_that_is_nearly_right_is_told_as_it_should_be(String pattern) throws IOException {
        for (Api api : Api.values()) {
            try (Connection connection = connect()) {
                String path = pattern.replace("PATH", api.path());
                api.refuses(connection.post(path, api.good(), api.fields()), 404, "did you mean " + api.path() + "?");
            }
        }
    }

    static Stream<Arguments> wrongModelPaths() {
        return Arrays.stream(Api.values())
                .flatMap(api -> Stream.of(
                                "nowhere",
                                "..%2F..%2Fetc%2Fpasswd",
                                "%2e%2e/%2e%2e",
                                "one%2F..%2Fsmart",
                                "smart%0d%0aX-Forged:%201",
                                "smart%00")
                        .map(path -> Arguments.of(api, path)));
    }

    @ParameterizedTest
    @MethodSource("wrongModelPaths")
    void a_wrong_model_in_the_path_is_unknown_whatever_it_looks_like(Api api, String path) throws IOException {
        try (Connection connection = connect()) {
            Answer answer = connection.get("/v1/models/" + path, api.fields());
            api.refuses(answer, 404, "unknown model");
            assertThat(answer.header("x-forged")).isNull();
            assertThat(connection.get("/v1/models/one%2Fsmall", api.fields()).status())
                    .isEqualTo(200);
        }
    }

    static Stream<Arguments> wrongTypes() {
        return Arrays.stream(Api.values())
                .flatMap(
                        api -> Stream.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ";;")
                                .map(type -> Arguments.of(api, type)));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void a_body_that_does_not_call_itself_json_is_not_taken(Api api, String type) throws IOException {
        try (Connection connection = connect()) {
            connection.send(post(api, "Content-Type: " + type + "\r\n"));
            api.refuses(connection.answer(), 415, "content type: found", "expected application/json");
            api.serves(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_compressed_body_is_not_taken(Api api) throws IOException {
        try (Connection connection = connect()) {
            connection.send(post(api, JSON + "Content-Encoding: gzip\r\n"));
            api.refuses(connection.answer(), 415, "content encoding: found 'gzip'");
        }
    }

    static Stream<Arguments> malformedLines() {
        List<String> lines = List.of(
                "X-Fairlead-Strategy: cost\rX-Forged: 1\r\n",
                "X-Fairlead-Strategy: cost\nX-Forged: 1\r\n",
                "X-Fairlead-Strategy: cost\r\n X-Forged: 1\r\n",
                "X-Fairlead-Strategy: co\u0000st\r\n",
                "X-Request-Id: a\u0001b\r\n",
                "X Request Id: a\r\n",
                "no colon\r\n",
                "Content-Length: 7\r\n",
                "Content-Length: -7\r\n",
                "Content-Length: seven\r\n",
                "Transfer-Encoding: chunked\r\n",
                "Transfer-Encoding: gzip\r\n");
        return Arrays.stream(Api.values()).flatMap(api -> lines.stream().map(line -> Arguments.of(api, line)));
    }

    @ParameterizedTest
    @MethodSource("malformedLines")
    void a_malformed_head_is_refused_and_its_connection_ends(Api api, String line) throws IOException {
        try (Connection connection = connect()) {
            connection.send(post(api, JSON + line));
            Answer answer = connection.answer();
            api.refuses(answer, 400, "not well-formed HTTP");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThatThrownBy(connection::answer).isInstanceOf(IOException.class);
            assertThat(stage.openAi().count() + stage.anthropic().count()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void pages_for_operators_are_told_where_they_are(Api api) throws IOException {
        try (Connection connection = connect()) {
            api.refuses(connection.get("/metrics", api.fields()), 404, "found '/metrics'", "on the admin port");
            for (String path : new String[] {"/health", "/health/live", "/health/ready"}) {
                Answer answer = connection.post(path, api.good(), api.fields());
                api.refuses(answer, 405, "found POST for " + path + ", expected GET");
                assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
            }
            api.serves(connection);
        }
    }

    /** Regression: such a request had no line and no id. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/refused-1 HTTP/1.0", "GET /v1/refused-2 HTTP/1.1\r\nno colon"})
    void what_cannot_be_read_has_a_line_and_an_id(String lines) throws IOException {
        String id;
        try (Connection connection = connect()) {
            connection.send(lines + "\r\nHost: localhost\r\n\r\n");
            id = connection.answer().header("x-fairlead-request-id");
        }
        String path = lines.substring("GET ".length(), lines.indexOf(" HTTP"));
        assertThat(id).isNotEmpty();
        Await.until(
                "its line",
                () -> stage.gateway()
                        .accessLog()
                        .text()
                        .lines()
                        .anyMatch(line -> line.contains("\"request\":\"" + id + "\"")
                                && line.contains(
                                        "\"client\":\"127.0.0.1\",\"method\":\"GET\",\"path\":\"" + path + "\"")
                                && line.contains("\"error\":\"invalid_request\"")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/models%zz HTTP/1.1", "GET /v1/models", "HELLO", "", "GET  HTTP/1.1"})
    void a_malformed_first_line_is_refused(String line) throws IOException {
        try (Connection connection = connect()) {
            connection.send(line + "\r\nHost: localhost\r\n\r\n");
            Api.OPENAI.refuses(connection.answer(), 400, "not well-formed HTTP");
        }
    }

    @Test
    void a_first_line_without_an_end_is_refused() throws IOException {
        try (Connection connection = connect()) {
            connection.send("GET /v1/" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            Api.OPENAI.refuses(connection.answer(), 414, "more than 16384 bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_head_without_an_end_is_refused(Api api) throws IOException {
        try (Connection connection = connect()) {
            connection.send(post(api, JSON + "X-Long: " + "x".repeat(70_000) + "\r\n"));
            api.refuses(connection.answer(), 431, "more than 65536 bytes");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_malformed_chunk_ends_the_connection_that_says_so(Api api) throws IOException {
        try (Connection connection = connect()) {
            connection.send("POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\n" + JSON
                    + "Transfer-Encoding: chunked\r\n\r\nzz\r\n");
            Answer answer = connection.answer();
            api.refuses(answer, 400, "broken off");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThatThrownBy(connection::answer).isInstanceOf(IOException.class);
        }
    }

    /** Regression: the connection ended without a word, or hung, and a proxy saw an empty reply. */
    @ParameterizedTest
    @EnumSource
    void another_version_of_http_is_told_which_ones_are_spoken(Api api) throws IOException {
        try (Connection connection = connect()) {
            connection.send("POST " + api.path() + " HTTP/1.0\r\n\r\n");
            api.refuses(connection.answer(), 505, "expected HTTP/1.1 or HTTP/2");
        }
    }

    /** Regression: a client that speaks TLS to a plain port waited for ever. */
    @Test
    void tls_on_a_plain_port_ends_at_once() throws IOException {
        try (Connection connection = connect()) {
            connection.send("\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003" + "x".repeat(500));
            assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
        }
    }

    /** Regression: the answer said {@code Connection: close}, and then the connection stayed open. */
    @ParameterizedTest
    @EnumSource
    void a_connection_is_closed_when_its_client_wants_that(Api api) throws IOException {
        try (Connection connection = connect()) {
            Answer answer = connection.post(api.path(), api.good(), api.fields("Connection: close"));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
        }
        try (Connection connection = connect()) {
            assertThat(connection.get("/health", "Connection: close").status()).isEqualTo(200);
            assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
        }
    }
}
