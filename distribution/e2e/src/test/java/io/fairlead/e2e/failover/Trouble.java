package io.fairlead.e2e.failover;

import io.fairlead.e2e.upstream.OpenAiAnswers;
import io.fairlead.e2e.upstream.Script;
import io.fairlead.e2e.upstream.Wire;
import java.io.IOException;

/** Ways in which an upstream fails before it has sent any content. */
@SuppressWarnings("ImmutableEnumChecker") // scripts here keep nothing
enum Trouble {
    ERROR_500(OpenAiAnswers.failing(500, "server_error")),
    UNAVAILABLE_503(OpenAiAnswers.failing(503, "overloaded")),
    RATE_LIMIT_429(OpenAiAnswers.failing(429, "rate_limit_exceeded", "Retry-After: 30")),
    NO_SUCH_MODEL_404(OpenAiAnswers.failing(404, "model_not_found")),
    NO_MONEY_402(OpenAiAnswers.failing(402, "insufficient_quota")),
    PAGE_OF_A_PROXY_502((call, wire) -> wire.whole(502, "text/html", "<html><h1>Bad Gateway</h1></html>")),
    REDIRECT_302((call, wire) -> wire.whole(302, "text/plain", "", "Location: http://127.0.0.1:1/")),
    ERROR_IN_A_SUCCESS_200(
            (call, wire) -> wire.json(200, "{\"error\":{\"message\":\"busy\",\"code\":\"overloaded\"}}")),
    RESET_BEFORE_HEAD((call, wire) -> wire.reset()),
    END_BEFORE_HEAD((call, wire) -> wire.cut()),
    END_WITHIN_HEAD((call, wire) -> wire.raw("HTTP/1.1 200 OK\r\nContent-Ty").cut()),
    NOT_HTTP((call, wire) -> wire.raw("SSH-2.0-OpenSSH_9.6\r\n\r\n").cut()),
    END_BEFORE_CONTENT((call, wire) -> begun(wire, call.stream()).cut()),
    RESET_BEFORE_CONTENT((call, wire) -> begun(wire, call.stream()).reset()),
    CHUNKS_WITHOUT_THEIR_END((call, wire) -> {
        if (call.stream()) {
            begun(wire, true).raw("20\r\ndata: {").cut();
        } else {
            wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n")
                    .chunk(OpenAiAnswers.completion("m", "whole but for the end of its chunks"))
                    .cut();
        }
    }),
    ERROR_WITH_STATUS_200((call, wire) -> wire.json(200, "{\"error\":{\"message\":\"busy\",\"code\":\"overloaded\"}}")),
    PAGE_WITH_STATUS_200((call, wire) -> wire.whole(200, "text/html", "<html>Please sign in</html>")),
    TORN_JSON_WITH_STATUS_200((call, wire) -> {
        String whole = OpenAiAnswers.completion("m", "torn");
        wire.json(200, whole.substring(0, whole.length() - 5));
    }),
    MALFORMED_FRAMES_ONLY((call, wire) -> {
        if (call.stream()) {
            wire.events().data("{\"choices\":[").data("[DONE]").end();
        } else {
            wire.json(200, "[]");
        }
    }),
    CLEAN_END_WITHOUT_CONTENT((call, wire) -> {
        if (call.stream()) {
            begun(wire, true).end();
        } else {
            wire.json(200, "");
        }
    }),
    ERROR_EVENT_BEFORE_CONTENT((call, wire) -> {
        if (call.stream()) {
            begun(wire, true)
                    .data("{\"error\":{\"message\":\"busy\",\"code\":\"overloaded\"}}")
                    .end();
        } else {
            wire.json(503, "{\"error\":{\"message\":\"busy\",\"code\":\"overloaded\"}}");
        }
    });

    private final Script script;

    Trouble(Script script) {
        this.script = script;
    }

    Script script() {
        return script;
    }

    /** A stream with its first frame, which has no content yet; or half of a whole answer. */
    private static Wire begun(Wire wire, boolean stream) throws IOException {
        if (stream) {
            return wire.events().data(OpenAiAnswers.delta("m", "{\"role\":\"assistant\",\"content\":\"\"}", "null"));
        }
        return wire.raw(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 400\r\n\r\n{\"id\":\"x\",");
    }
}
