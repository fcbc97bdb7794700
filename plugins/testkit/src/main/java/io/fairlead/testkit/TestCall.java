package io.fairlead.testkit;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.body.SegmentSink;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.provider.FinalCall;
import java.io.IOException;
import java.net.URI;

/** A POST as it goes on the wire. */
public final class TestCall implements FinalCall {
    private final URI url;
    private final TestHeaders headers;
    private final RequestBody body;

    private TestCall(URI url, TestHeaders headers, RequestBody body) {
        this.url = url;
        this.headers = headers;
        this.body = body;
    }

    /** A call of these parts. */
    public static TestCall of(String url, TestHeaders headers, RequestBody body) {
        return new TestCall(URI.create(url), headers, body);
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public Origin origin() {
        return Origin.of(url);
    }

    @Override
    public String path() {
        return url.getRawQuery() == null ? url.getRawPath() : url.getRawPath() + "?" + url.getRawQuery();
    }

    @Override
    public Headers headers() {
        return headers;
    }

    @Override
    public long length() {
        return body.length();
    }

    @Override
    public void segments(SegmentSink sink) throws IOException {
        body.segments(sink);
    }
}
