package io.fairlead.testkit;

import io.fairlead.api.http.Headers;
import io.fairlead.api.http.RequestHead;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of a client's request. */
public final class TestRequest implements RequestHead {
    private final String method;
    private final String path;
    private final @Nullable String query;
    private final Map<String, String> parameters;
    private final TestHeaders headers;

    private TestRequest(
            String method, String path, @Nullable String query, Map<String, String> parameters, TestHeaders headers) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.parameters = Map.copyOf(parameters);
        this.headers = headers;
    }

    /** A POST of JSON. */
    public static TestRequest post(String path, String... namesAndValues) {
        TestHeaders headers = TestHeaders.of(namesAndValues).add("content-type", "application/json");
        return new TestRequest("POST", path, null, Map.of(), headers);
    }

    /** A GET. */
    public static TestRequest get(String path, String... namesAndValues) {
        return new TestRequest("GET", path, null, Map.of(), TestHeaders.of(namesAndValues));
    }

    /** The same request with a query. */
    public TestRequest withQuery(String text) {
        return new TestRequest(method, path, text, parameters, headers);
    }

    /** The same request with these variable parts of its path. */
    public TestRequest withParameters(Map<String, String> values) {
        return new TestRequest(method, path, query, values, headers);
    }

    @Override
    public String method() {
        return method;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public @Nullable String query() {
        return query;
    }

    @Override
    public @Nullable String parameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Headers headers() {
        return headers;
    }
}
