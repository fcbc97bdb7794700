package io.fairlead.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fairlead.fakes.http.Call;
import io.fairlead.fakes.http.Refusal;
import io.fairlead.fakes.http.Route;
import io.fairlead.fakes.http.Vendor;
import io.fairlead.fakes.http.Wire;
import io.fairlead.fakes.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An upstream of one kind. It takes nothing that the vendor would not, and remembers what it was asked. */
public final class FakeUpstream implements AutoCloseable {
    static {
        // Without it every piece of a stream waits for the one before to be acknowledged.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Of no use to any test: it says that one found a mistake of the fake. */
    private static final int BROKEN = 500;

    private final Kind kind;
    private final Vendor vendor;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Call> left = new CopyOnWriteArrayList<>();

    private FakeUpstream(Kind kind, String account) throws IOException {
        this.kind = kind;
        this.vendor = kind.vendor(account);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
    }

    /** Starts an upstream on a free port of this machine. */
    public static FakeUpstream start(Kind kind) throws IOException {
        return start(kind, "");
    }

    /** Starts an account with an upstream: it signs what its models think, and takes no thoughts that it did not sign. */
    public static FakeUpstream start(Kind kind, String account) throws IOException {
        return new FakeUpstream(kind, account);
    }

    /** The kind of its API. */
    public Kind kind() {
        return kind;
    }

    /** Where its API begins. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + kind.base();
    }

    /** What it was asked, in order. */
    public List<Call> calls() {
        return calls;
    }

    /** Those calls whose answer nobody waited for. */
    public List<Call> left() {
        return left;
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            answer(exchange, new Wire(exchange));
        } catch (IOException gone) {
            // Who asked has left before the request was read, or before the refusal was told.
        }
    }

    private void answer(HttpExchange exchange, Wire wire) throws IOException {
        try {
            Call call = call(exchange);
            calls.add(call);
            answer(call, wire);
        } catch (Refusal refusal) {
            refuse(wire, refusal);
        } catch (RuntimeException broken) {
            refuse(wire, new Refusal(BROKEN, "the fake is broken: " + broken));
        }
    }

    private void answer(Call call, Wire wire) {
        try {
            route(call).answer(call, wire);
        } catch (IOException gone) {
            left.add(call);
        }
    }

    private static Call call(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        Map<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        String query = exchange.getRequestURI().getRawQuery();
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query == null ? "" : query,
                headers,
                body.isEmpty() ? Json.object() : tree(body));
    }

    private static JsonNode tree(String body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            throw Refusal.invalid("found no JSON: " + e.getOriginalMessage());
        }
    }

    private Route route(Call call) {
        String path = call.path().startsWith(kind.base())
                ? call.path().substring(kind.base().length())
                : "";
        return vendor.routes().stream()
                .filter(route -> route.takes(call.method(), path))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "found no operation " + call.method() + " " + call.path()));
    }

    private void refuse(Wire wire, Refusal refusal) throws IOException {
        int status = vendor.status(refusal);
        wire.json(status, vendor.error(refusal), vendor.errorHeaders(status));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
