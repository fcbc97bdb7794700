package io.fairlead.testkit;

import io.fairlead.api.body.RequestBody;
import io.fairlead.api.http.Headers;
import io.fairlead.api.http.Origin;
import io.fairlead.api.provider.CallEdit;
import java.util.ArrayList;
import java.util.List;

/** Takes what a provider does to a call and shows it. */
public final class RecordedCall implements CallEdit {
    private final String target;
    private final TestHeaders headers = TestHeaders.of();
    private final RecordedBodyEdit body;
    private final List<String> dropped = new ArrayList<>();
    private String url = "";

    private RecordedCall(String target, RequestBody body) {
        this.target = target;
        this.body = RecordedBodyEdit.of(body);
    }

    /** A call for a dialect's target, such as {@code /chat/completions}. */
    public static RecordedCall of(String target, RequestBody body) {
        return new RecordedCall(target, body);
    }

    /** Where the call goes: origin and path together; empty if the provider did not say. */
    public String url() {
        return url;
    }

    /** The header fields as {@code name: value}. */
    public TestHeaders fields() {
        return headers;
    }

    /** What was reported as taken out, in order. */
    public List<String> dropped() {
        return List.copyOf(dropped);
    }

    @Override
    public void dropped(String path, String reason) {
        dropped.add(path);
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public RecordedCall url(Origin origin, String path) {
        url = origin + path;
        return this;
    }

    @Override
    public Headers.Edit headers() {
        return headers;
    }

    @Override
    public RecordedBodyEdit body() {
        return body;
    }
}
