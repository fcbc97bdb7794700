package io.fairlead.translation.rubbish;

import io.fairlead.api.dialect.Framing;
import io.fairlead.testkit.TestFrame;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * One frame, as its parts.
 *
 * @param event its name, or empty
 * @param data the JSON in it
 */
record Piece(String event, String data) {
    static Piece of(String data) {
        return new Piece("", data);
    }

    static Piece of(TestFrame frame) {
        String data = new String(
                frame.array(), frame.dataStart(), frame.dataEnd() - frame.dataStart(), StandardCharsets.UTF_8);
        return new Piece(Objects.requireNonNullElse(frame.event(), ""), data);
    }

    /** With something else in it. */
    Piece with(String changed) {
        return new Piece(event, changed);
    }

    /** With another name. */
    Piece named(String name) {
        return new Piece(name, data);
    }

    /** As a reply that is cut in this way brings it. */
    TestFrame frame(Framing framing) {
        if (framing.equals(Framing.SSE)) {
            String name = event.isEmpty() ? "" : "event: " + oneLine(event) + "\n";
            return TestFrame.sse(name + "data: " + oneLine(data) + "\n\n").getFirst();
        }
        return framing.equals(Framing.JSON_LINES) ? TestFrame.line(oneLine(data)) : TestFrame.whole(data);
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\r', ' ');
    }
}
