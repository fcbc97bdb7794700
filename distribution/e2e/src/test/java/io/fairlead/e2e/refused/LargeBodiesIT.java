package io.fairlead.e2e.refused;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fairlead.e2e.gateway.Await;
import io.fairlead.e2e.http.Answer;
import io.fairlead.e2e.http.Connection;
import io.fairlead.e2e.stage.Api;
import io.fairlead.e2e.stage.OnStage;
import io.fairlead.e2e.stage.Stage;
import io.fairlead.e2e.upstream.Json;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies of 70 MB, where 64 MB are the most. */
@ExtendWith(OnStage.class)
final class LargeBodiesIT {
    private static final int LENGTH = 70 << 20;
    private static final byte[] PIECE = "x".repeat(1 << 20).getBytes(ISO_8859_1);
    private static final String CHUNK = Integer.toHexString(PIECE.length) + "\r\n";

    private final Stage stage;

    LargeBodiesIT(Stage stage) {
        this.stage = stage;
    }

    private static String head(Api api, String... lines) {
        return "POST " + api.path() + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", api.fields(lines)) + "\r\n\r\n";
    }

    private static String begin(Api api) {
        return "{\"model\":\"" + api.model() + "\",\"messages\":[{\"role\":\"user\",\"content\":\"";
    }

    static Stream<Arguments> whetherTheConnectionIsKept() {
        return Arrays.stream(Api.values()).flatMap(api -> Stream.of(Arguments.of(api, true), Arguments.of(api, false)));
    }

    /** Such a client writes all before it reads: an early end of the connection would hide the answer from it. */
    @ParameterizedTest
    @MethodSource("whetherTheConnectionIsKept")
    void a_declared_length_gets_its_answer_through(Api api, boolean kept) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send(head(api, "Content-Length: " + LENGTH, "Connection: " + (kept ? "keep-alive" : "close")));
            byte[] begin = begin(api).getBytes(ISO_8859_1);
            connection.send(begin);
            for (int sent = begin.length; sent < LENGTH; sent += PIECE.length) {
                connection.send(Arrays.copyOf(PIECE, Math.min(PIECE.length, LENGTH - sent)));
            }
            api.refuses(connection.answer(), 413, "found a body of 73400320 bytes", "at most 67108864");
            goesOn(api, connection, kept);
        }
    }

    @ParameterizedTest
    @MethodSource("whetherTheConnectionIsKept")
    void chunks_get_their_answer_through(Api api, boolean kept) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send(head(api, "Transfer-Encoding: chunked", "Connection: " + (kept ? "keep-alive" : "close")));
            connection.send(Integer.toHexString(begin(api).length()) + "\r\n" + begin(api) + "\r\n");
            for (int sent = 0; sent < LENGTH; sent += PIECE.length) {
                connection.send(CHUNK).send(PIECE).send("\r\n");
            }
            connection.send("0\r\n\r\n");
            api.refuses(connection.answer(), 413, "found a body of more than 67108864 bytes");
            goesOn(api, connection, kept);
        }
    }

    private void goesOn(Api api, Connection connection, boolean kept) throws IOException {
        assertThat(stage.openAi().count() + stage.anthropic().count()).isZero();
        Await.until("no spooled body is left", () -> stage.gateway().spooled().isEmpty());
        if (kept) {
            api.serves(connection);
        } else {
            assertThatThrownBy(connection::answer).isInstanceOf(EOFException.class);
        }
    }

    /** Regression: such a client was told to go on before it was refused. */
    @ParameterizedTest
    @EnumSource
    void a_client_that_asks_first_is_refused_before_it_sends(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send(head(api, "Content-Length: " + LENGTH, "Expect: 100-continue"));
            Answer answer = connection.head();
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.header("connection")).isEqualTo("close");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_asks_first_with_a_good_request_is_told_to_go_on(Api api) throws IOException {
        try (Connection connection = Connection.to(stage.gateway().port())) {
            connection.send(head(api, "Content-Length: " + api.good().length(), "Expect: 100-continue"));
            assertThat(connection.head().status()).isEqualTo(100);
            assertThat(connection.send(api.good()).answer().status()).isEqualTo(200);
            api.serves(connection);
        }
    }

    @ParameterizedTest
    @EnumSource
    void curl_gets_the_answer(Api api, @TempDir Path folder) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(bin -> Files.isExecutable(Path.of(bin, "curl"))))
                .as("curl is installed")
                .isTrue();
        Path body = folder.resolve("body.json");
        try (OutputStream out = Files.newOutputStream(body)) {
            out.write(begin(api).getBytes(ISO_8859_1));
            for (int sent = 0; sent < LENGTH; sent += PIECE.length) {
                out.write(PIECE);
            }
        }
        for (String line : List.of("X-Plain: 1", "Expect:", "Transfer-Encoding: chunked")) {
            assertThat(curl(api, body, line)).isEqualTo("413 0");
            assertThat(Json.tree(Files.readString(folder.resolve("answer")))
                            .at("/error/message")
                            .asText())
                    .startsWith("found a body of ");
        }
    }

    /** Status of the answer, and whether curl complains. */
    private String curl(Api api, Path body, String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("curl", "-s", "--max-time", "30", "--noproxy", "*"));
        for (String field : api.fields(line, "Content-Type: application/json")) {
            command.addAll(List.of("-H", field));
        }
        command.addAll(List.of("-o", body.resolveSibling("answer").toString(), "-w", "%{http_code} %{exitcode}"));
        command.addAll(List.of("--data-binary", "@" + body, stage.gateway().url(api.path())));
        Process curl = new ProcessBuilder(command).start();
        String told = new String(curl.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(curl.waitFor(Await.LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return told;
    }
}
