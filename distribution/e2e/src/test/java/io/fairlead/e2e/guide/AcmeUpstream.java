package io.fairlead.e2e.guide;

import io.fairlead.e2e.upstream.Call;
import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;

/** What the vendor of the guide answers: chats as OpenAI does, questions of its memo API, lists of models, its status. */
final class AcmeUpstream implements Script {
    static final String MEMO_WHOLE = "{\"say\":\"Hello\",\"end\":\"stop\",\"tokens\":{\"in\":3,\"out\":2}}";

    static final String MEMO_CALLS =
            "{\"calls\":[{\"id\":\"c1\",\"name\":\"weather\",\"with\":{\"city\":\"Oslo\"}}],\"end\":\"call\"}";

    private volatile Script chat = OpenAiAnswers.saying("Hello");
    private volatile boolean up = true;
    private volatile boolean memoEnds = true;

    @Override
    public void answer(Call call, Wire wire) throws IOException {
        switch (call.path()) {
            case "/v1/models" -> wire.json(200, "{\"models\":[{\"id\":\"large\",\"window\":128000}],\"next\":\"two\"}");
            case "/v1/models?after=two" -> wire.json(200, "{\"models\":[{\"id\":\"small\"}]}");
            case "/v1/status" -> wire.json(up ? 200 : 503, "{}");
            case "/v1/ask" -> memo(call, wire);
            default -> chat.answer(call, wire);
        }
    }

    private void memo(Call call, Wire wire) throws IOException {
        if (call.json().has("tools") && !call.json().has("did")) {
            wire.whole(200, call.stream() ? "application/x-ndjson" : "application/json", MEMO_CALLS + "\n");
            return;
        }
        if (!call.stream()) {
            wire.json(200, MEMO_WHOLE);
            return;
        }
        String end = memoEnds ? "{\"end\":\"stop\",\"tokens\":{\"in\":3,\"out\":2}}\n" : "";
        wire.whole(200, "application/x-ndjson", "{\"say\":\"Hel\"}\n{\"say\":\"lo\"}\n" + end);
    }

    /** Another script for chats. */
    void chat(Script script) {
        chat = script;
    }

    /** Whether its status page says that all is well. */
    void up(boolean now) {
        up = now;
    }

    /** Whether streams of its memo API have their last line. */
    void memoEnds(boolean ends) {
        memoEnds = ends;
    }

    /** As at the beginning. */
    void reset() {
        chat = OpenAiAnswers.saying("Hello");
        up = true;
        memoEnds = true;
    }
}
