package io.fairlead.core.plugin.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.http.Slice;
import io.fairlead.core.access.Access;
import io.fairlead.core.transport.EventLoops;
import io.fairlead.core.transport.LoopTransport;
import io.fairlead.core.upstream.UpstreamClient;
import io.fairlead.core.upstream.UpstreamSettings;
import io.fairlead.core.upstream.Watchdog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UpstreamControlHttpTest {
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private final CountDownLatch silence = new CountDownLatch(1);
    private final EventLoops loops = EventLoops.start(System::nanoTime);
    private final Watchdog watchdog = new Watchdog(System::nanoTime).start();
    private final UpstreamClient client = new UpstreamClient(
            LoopTransport.trustingDefaults(loops, System::nanoTime),
            watchdog,
            UpstreamSettings.DEFAULT,
            System::nanoTime);
    private final ControlHttp http = new UpstreamControlHttp(client, Access.DIRECT);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/echo", exchange -> {
            String seen = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Ask") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("X-Reply", "first");
            exchange.getResponseHeaders().add("X-Reply", "second");
            answer(exchange, 201, seen.getBytes(StandardCharsets.UTF_8));
        });
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().add("Location", "/echo");
            answer(exchange, 302, new byte[0]);
        });
        server.createContext("/large", exchange -> answer(exchange, 200, new byte[4 * 1024 * 1024 + 1]));
        server.createContext("/silent", _ -> await(silence));
        server.start();
    }

    @AfterEach
    void stop() {
        silence.countDown();
        server.stop(0);
        client.close();
        watchdog.close();
        loops.close();
    }

    @Test
    void makesACallAndReadsItsAnswer() throws IOException {
        ControlHttp.Answer answer =
                http.call("POST", url("/echo?a=%20b"), Map.of("X-Ask", "please"), Slice.utf8("body"), PATIENT);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().utf8()).isEqualTo("POST /echo?a=%20b please body");
        assertThat(answer.headers()).containsEntry("x-reply", "first").doesNotContainKey("X-reply");
    }

    @Test
    void followsNoRedirect() throws IOException {
        assertThat(http.call("GET", url("/moved"), Map.of(), Slice.EMPTY, PATIENT)
                        .status())
                .isEqualTo(302);
    }

    @Test
    void readsNoMoreThanItsBound() {
        assertThatThrownBy(() -> http.call("GET", url("/large?key=secret"), Map.of(), Slice.EMPTY, PATIENT))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("found more than 4 MiB in the answer of ")
                .hasMessageNotContaining("secret");
    }

    @Test
    void givesUpInTime() {
        assertThatThrownBy(() ->
                        http.call("GET", url("/silent?key=secret"), Map.of(), Slice.EMPTY, Duration.ofMillis(100)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesWhatIsNoHttpUrlWithoutShowingIt() {
        assertThatThrownBy(() -> http.call("GET", URI.create("file:/etc?secret"), Map.of(), Slice.EMPTY, PATIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found a URL with scheme 'file' and host 'null', expected one such as https://host/path");
    }

    private URI url(String target) {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + host + ":" + server.getAddress().getPort() + target);
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
