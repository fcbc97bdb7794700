package io.fairlead.core.plugin.context;

import io.fairlead.api.context.ControlHttp;
import io.fairlead.api.http.Slice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Control calls by the JDK's client, which is made on first use. Redirects are not followed: they could carry a
 * credential elsewhere. Messages name the host only, since path and query may hold a key.
 */
public final class PlainControlHttp implements ControlHttp, AutoCloseable {
    private static final int MAX_BODY = 4 * 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable HttpClient client;
    private boolean closed;

    @Override
    public Answer call(String method, URI url, Map<String, String> headers, Slice body, Duration timeout)
            throws IOException {
        HttpRequest request = request(method, url, headers, body);
        Future<HttpResponse<byte[]>> reply =
                client().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BODY));
        try {
            return answer(reply.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS));
        } catch (TimeoutException e) {
            throw new IOException("no whole answer from " + url.getHost() + " within " + timeout, e);
        } catch (ExecutionException e) {
            throw failed(url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + url.getHost(), e);
        } finally {
            reply.cancel(true); // the JDK's own timeout would end with the head of the answer
        }
    }

    /** Ends calls under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (client != null) {
                client.shutdownNow();
                client = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private HttpClient client() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new IOException("the server is stopping, expected no new calls");
            }
            if (client == null) {
                client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(Duration.ofSeconds(10))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
            }
            return client;
        } finally {
            lock.unlock();
        }
    }

    private static HttpRequest request(String method, URI url, Map<String, String> headers, Slice body) {
        if (url.getHost() == null) {
            throw new IllegalArgumentException("found a URL without a host, expected one such as https://host/path");
        }
        BodyPublisher publisher = body.length() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.ofByteArray(body.array(), body.start(), body.length());
        HttpRequest.Builder request = HttpRequest.newBuilder(url).method(method, publisher);
        headers.forEach(request::header);
        return request.build();
    }

    private static IOException failed(URI url, ExecutionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return new IOException(
                "no answer from " + url.getHost() + ": " + cause.getClass().getSimpleName(), cause);
    }

    private static Answer answer(HttpResponse<byte[]> reply) {
        Map<String, String> headers = new HashMap<>();
        reply.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return new WholeAnswer(reply.statusCode(), Map.copyOf(headers), Slice.of(reply.body()));
    }

    private record WholeAnswer(int status, Map<String, String> headers, Slice body) implements Answer {}
}
