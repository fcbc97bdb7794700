package io.fairlead.plugin.gemini.chat;

import io.fairlead.api.dialect.Framing;
import io.fairlead.api.dialect.RequestFacts;
import io.fairlead.testkit.TestFrame;
import io.fairlead.testkit.TestOptions;
import java.util.List;

/** Replies as tests write them: a whole answer begins with a brace, one array with a bracket, all else are events. */
final class Frames {
    private Frames() {}

    static List<TestFrame> of(String text) {
        return switch (text.charAt(0)) {
            case '{' -> List.of(TestFrame.whole(text.strip()));
            case '[' -> TestFrame.elements(text);
            default -> TestFrame.sse(text);
        };
    }

    static TestOptions options(String text, RequestFacts facts) {
        return switch (text.charAt(0)) {
            case '{' -> TestOptions.whole(facts);
            case '[' -> TestOptions.stream(facts, Framing.JSON_ARRAY);
            default -> TestOptions.sse(facts);
        };
    }
}
