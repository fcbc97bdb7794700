package io.fairlead.drill.fault;

import io.fairlead.drill.fault.Fault.Trial;
import io.fairlead.drill.upstream.Chat;
import io.fairlead.drill.upstream.Script;
import io.fairlead.drill.upstream.Speech;
import io.fairlead.drill.upstream.Wire;
import java.io.IOException;
import java.util.List;

/** All faults. */
public final class Faults {
    /** The one in which a small window meets a larger one. */
    static final int CONTEXT_LENGTH = 12;

    private static final int SOME_TOKENS = 20;
    private static final int MOST_TOKENS = 40;
    private static final Script FINE = (chat, wire) -> wire.whole();
    private static final Script CUT =
            (chat, wire) -> wire.begin().say(tokens(MOST_TOKENS)).cut();

    private Faults() {}

    /** All of them, in order. */
    public static List<Fault> all(Bounds bounds) {
        String wait = "Retry-After: " + bounds.retryAfter().toSeconds();
        Script limited = (chat, wire) -> wire.refuse(429, "rate_limit_error", "rate_limit_exceeded", wait);
        return List.of(
                alone(1, "429 with Retry-After", Script.once(limited, FINE)),
                pair(2, "429 without Retry-After", refusing(429, "rate_limit_error", "rate_limit_exceeded")),
                alone(3, "500 once", Script.once(refusing(500, "server_error", "server_error"), FINE)),
                pair(4, "503 for good", refusing(503, "server_error", "overloaded")),
                pair(5, "reset before the head", (chat, wire) -> wire.reset()),
                pair(6, "silence", (chat, wire) -> speechless(wire, bounds)),
                pair(7, "slow first token", (chat, wire) -> slow(chat, wire, bounds)),
                pair(8, "cut after 40 of 60 tokens", CUT),
                pair(9, "stall after 20 tokens", (chat, wire) -> stall(wire, bounds)),
                alone(10, "malformed frame in the middle", Faults::malformed),
                pair(
                        11,
                        "no [DONE] at the end",
                        (chat, wire) -> wire.begin().say(chat.wanted()).stop().end()),
                pair(
                        CONTEXT_LENGTH,
                        "context length",
                        refusing(400, "invalid_request_error", "context_length_exceeded")),
                pair(13, "content filter", refusing(400, "invalid_request_error", "content_filter")),
                new Fault(14, "cut, and no prefill at the fallback", Trial.STREAM, CUT, Faults::afresh),
                new Fault(15, "flapping upstream", Trial.FLAPPING, FINE, FINE),
                new Fault(16, "accounting of a cut", Trial.ACCOUNTED, CUT, FINE));
    }

    private static Fault alone(int number, String name, Script first) {
        return new Fault(number, name, Trial.STREAM, first, null);
    }

    private static Fault pair(int number, String name, Script first) {
        return new Fault(number, name, Trial.STREAM, first, FINE);
    }

    private static Script refusing(int status, String type, String code) {
        return (chat, wire) -> wire.refuse(status, type, code);
    }

    private static List<String> tokens(int count) {
        return Speech.tokens().subList(0, count);
    }

    private static void speechless(Wire wire, Bounds bounds) throws IOException {
        wire.silent(bounds.patience());
        wire.cut();
    }

    private static void slow(Chat chat, Wire wire, Bounds bounds) throws IOException {
        wire.begin();
        if (wire.silent(bounds.tooSlow())) {
            wire.say(chat.wanted()).stop().done().end();
        }
    }

    private static void stall(Wire wire, Bounds bounds) throws IOException {
        wire.begin().say(tokens(SOME_TOKENS)).silent(bounds.patience());
        wire.cut();
    }

    /** A frame that was cut short, and nothing of the text with it. */
    private static void malformed(Chat chat, Wire wire) throws IOException {
        wire.begin()
                .say(tokens(SOME_TOKENS))
                .frame("{\"id\":\"chatcmpl-drill\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"ind")
                .say(Speech.tokens().subList(SOME_TOKENS, Speech.tokens().size()))
                .stop()
                .done()
                .end();
    }

    private static void afresh(Chat chat, Wire wire) throws IOException {
        if (chat.prefilled()) {
            wire.refuse(400, "invalid_request_error", "invalid_value");
            return;
        }
        wire.whole();
    }
}
