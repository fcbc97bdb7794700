package io.fairlead.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningPluginsTest {
    private static final Path FOLDER = Path.of("/x");

    @FunctionalInterface
    private interface Look {
        void at(int port) throws IOException;
    }

    private static void answering(int status, String text, Look look) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            look.at(server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aGatewayIsWhatListsItsPlugins() throws IOException {
        answering(200, "{\"folder\":\"/x\",\"plugins\":[],\"problems\":[]}", port -> {
            assertThat(RunningPlugins.at(port)).isPresent();
            assertThat(RunningPlugins.at(port, FOLDER)).isPresent();
            assertThat(RunningPlugins.at(port, Path.of("/y"))).isEmpty();
        });
    }

    /** Regression: such answers ended the command with an exception, or counted as those of a gateway. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {}",
                "200 | null",
                "200 | []",
                "200 | 7",
                "200 | ``",
                "200 | not found",
                "200 | {\"folder\":\"/x\"}",
                "200 | {\"folder\":\"/x\",\"plugins\":[]}",
                "200 | {\"folder\":\"/x\",\"problems\":[]}",
                "200 | {\"plugins\":[],\"problems\":[]}",
                "200 | {\"folder\":7,\"plugins\":{},\"problems\":1}",
                "200 | {\"folder\":\"/x\\u0000\",\"plugins\":[],\"problems\":[]}",
                "204 | ``",
                "404 | {}",
                "404 | null",
                "404 | {\"error\":{}}",
                "404 | <html>",
                "500 | ``"
            })
    void whateverElseAnswersIsNone(int status, String text) throws IOException {
        answering(status, text, port -> {
            assertThat(RunningPlugins.at(port)).isEmpty();
            assertThat(RunningPlugins.at(port, FOLDER)).isEmpty();
        });
    }
}
